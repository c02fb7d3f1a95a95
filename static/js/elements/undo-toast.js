// <undo-toast> announces what happened to those who listen, and can be closed. It never leaves by itself:
// whoever reads slowly keeps the way back.
class UndoToast extends HTMLElement {
  connectedCallback() {
    const words = this.querySelector("[role=status]")
    const text = words.textContent
    words.textContent = "" // a live region speaks only of what changes
    setTimeout(() => { words.textContent = text }, 150)
    const close = this.querySelector("[data-close]")
    close.hidden = false
    close.addEventListener("click", () => this.remove())
  }
}
customElements.define("undo-toast", UndoToast)
