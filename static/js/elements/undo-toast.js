// <undo-toast> announces what happened to those who listen, and can be closed. One that can be undone makes room by
// itself, never while somebody points at it or is in it: the way back stays under Me.
class UndoToast extends HTMLElement {
  #leaving

  connectedCallback() {
    const words = this.querySelector("[role=status]")
    const said = [...words.childNodes]
    words.replaceChildren() // a live region speaks only of what changes
    setTimeout(() => words.replaceChildren(...said), 150)
    const close = this.querySelector("[data-close]")
    close.hidden = false
    close.addEventListener("click", () => this.remove())
    if (!this.querySelector("form")) return
    this.addEventListener("pointerleave", this.#wait)
    this.addEventListener("focusout", this.#wait)
    this.#wait()
  }

  disconnectedCallback() {
    clearTimeout(this.#leaving)
  }

  #wait = () => {
    clearTimeout(this.#leaving)
    this.#leaving = setTimeout(this.#leave, 12_000)
  }

  #leave = async () => {
    if (this.matches(":hover, :focus-within")) return this.#wait()
    this.classList.add("toast--leaving")
    await Promise.allSettled(this.getAnimations().map(fading => fading.finished))
    this.remove()
  }
}
customElements.define("undo-toast", UndoToast)
