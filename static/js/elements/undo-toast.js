// <undo-toast> announces what happened to those who listen. It stays until it is closed or the page is left: whoever is
// slow, or away for a while, finds the way back as long as the page stands.
class UndoToast extends HTMLElement {
  connectedCallback() {
    const words = this.querySelector("[role=status]")
    const said = [...words.childNodes]
    words.replaceChildren() // a live region speaks only of what changes
    setTimeout(() => words.replaceChildren(...said), 150)
    const close = this.querySelector("[data-close]")
    close.hidden = false
    close.addEventListener("click", () => this.remove())
  }
}
customElements.define("undo-toast", UndoToast)
