// <page-lock hidden data-minutes="15"> covers the page when nobody has touched it for so long. What was typed stays under it.
class PageLock extends HTMLElement {
  #seen = Date.now()
  #told = Date.now()
  #title = document.title

  connectedCallback() {
    for (const sign of ["pointerdown", "keydown", "wheel", "scroll"])
      addEventListener(sign, this.#touch, { capture: true, passive: true })
    document.addEventListener("visibilitychange", this.#look)
    document.addEventListener("htmx:responseError", event => event.detail.xhr.status === 423 && this.lock())
    setInterval(this.#look, 10_000)
    addEventListener("submit", event => this.#submit(event))
  }

  #look = () => {
    if (this.hidden && Date.now() - this.#seen > this.dataset.minutes * 60_000) this.lock()
    else if (!this.hidden && !this.querySelector("form")) this.lock() // there was no signal before
  }

  #touch = () => {
    this.#look()
    if (!this.hidden) return
    this.#seen = Date.now()
    if (this.#seen - this.#told > 60_000) this.#tell((this.#told = this.#seen))
  }

  async #tell() { // somebody who types for long is there too
    const answer = await fetch("/healthz").catch(() => null)
    if (answer?.status === 423) this.lock()
  }

  lock() {
    this.#cover(true)
    this.#ask({ locking: "1" })
  }

  #submit(event) {
    if (event.target.getAttribute("action") !== this.dataset.lock) return
    event.preventDefault()
    this.contains(event.target) ? this.#ask(Object.fromEntries(new FormData(event.target))) : this.lock()
  }

  async #ask(words) {
    const token = this.querySelector("[name=csrfmiddlewaretoken]").value
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, quiet: "1", ...words })
    const answer = await fetch(this.dataset.lock, { method: "POST", body, redirect: "manual" }).catch(() => null)
    if (!answer) return this.querySelectorAll("output").forEach(line => (line.value = document.body.dataset.offline))
    if (answer.status === 204) return this.#cover(false)
    if (answer.status !== 200) return location.reload()
    this.replaceChildren(document.createRange().createContextualFragment(await answer.text()))
    this.querySelector("input:not([type=hidden]), button")?.focus()
  }

  #cover(covered) {
    this.#seen = Date.now()
    this.hidden = !covered
    if (covered) dispatchEvent(new Event("locked"))
    document.title = covered ? this.ariaLabel : this.#title // the tab tells nothing either
    for (const other of document.body.children) other.inert = covered && other !== this
  }
}
customElements.define("page-lock", PageLock)
