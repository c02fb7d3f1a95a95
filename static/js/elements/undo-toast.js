// <undo-toast> announces what happened to those who listen. It stays until it is closed or the page is left: whoever is
// slow, or away for a while, finds the way back as long as the page stands. Whoever goes on with the page finds it at
// the page's end, where it covers nothing.
class UndoToast extends HTMLElement {
  connectedCallback() {
    if (!this.closest(".thumb")) return
    const words = this.querySelector("[role=status]")
    this.#announce(words)
    const close = this.querySelector("[data-close]")
    close.hidden = false
    close.addEventListener("click", () => this.remove())
    document.addEventListener("click", event => this.#makeRoom(event.target))
    document.addEventListener("input", event => this.#makeRoom(event.target))
    let from // where they begin to scroll: a page may open further down by itself
    const moved = () => Math.abs(scrollY - (from ??= scrollY)) > innerHeight / 2 && this.#makeRoom()
    for (const by of ["touchmove", "wheel"]) document.addEventListener(by, moved, { passive: true })
  }

  #makeRoom(touched) {
    if (!this.contains(touched ?? document.activeElement)) this.closest(".thumb")?.before(this)
  }

  // A live region speaks only of what changes; meanwhile the same words stand in its place for those who look.
  #announce(words) {
    const seen = words.cloneNode(true)
    seen.removeAttribute("role")
    seen.ariaHidden = "true"
    const said = [...words.childNodes]
    words.replaceChildren()
    words.classList.add("away")
    words.before(seen)
    setTimeout(() => {
      words.classList.remove("away")
      words.replaceChildren(...said)
      seen.remove()
    }, 150)
  }
}
customElements.define("undo-toast", UndoToast)
