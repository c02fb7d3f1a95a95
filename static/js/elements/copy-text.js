// <copy-text> puts a ready text on the clipboard. Without it the text can still be selected by hand.
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button")
    button.hidden = false
    button.addEventListener("click", () => this.#copy())
  }

  async #copy() {
    const text = this.querySelector("textarea, input")
    text.select()
    try {
      await navigator.clipboard.writeText(text.value)
    } catch {
      document.execCommand("copy") // browsers without a secure context know only this
    }
    const said = this.querySelector("output")
    said.value = said.dataset.words
  }
}
customElements.define("copy-text", CopyText)
