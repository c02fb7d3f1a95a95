// <still-needed>, round a day to choose: once the page holds one, the words that asked for it go, here and in the
// element that `for` names. Without it they stay, and say what was still needed when the page was sent.
class StillNeeded extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", () => this.#holdsADay() && this.#settle())
  }

  #holdsADay() {
    const tapped = this.querySelector("[type=radio]:checked")?.value ?? "another"
    return tapped === "another" ? this.querySelector("[type=date]").value : tapped
  }

  #settle() {
    for (const words of this.querySelectorAll(".field__error")) words.remove()
    for (const field of this.querySelectorAll(".field--wrong")) field.classList.remove("field--wrong")
    this.closest(".field--wrong")?.classList.remove("field--wrong")
    for (const input of this.querySelectorAll("[aria-invalid]")) input.ariaInvalid = null
    document.getElementById(this.getAttribute("for"))?.remove()
  }
}
customElements.define("still-needed", StillNeeded)
