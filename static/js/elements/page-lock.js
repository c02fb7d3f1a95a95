// <page-lock hidden data-minutes="15"> covers the page when nobody has touched it for so long. What was typed stays
// under it; the server, which knows the PIN and the passkeys, is asked what opens it.
class PageLock extends HTMLElement {
  #seen = Date.now()
  #told = Date.now()

  connectedCallback() {
    for (const sign of ["pointerdown", "keydown", "wheel", "scroll"]) {
      addEventListener(sign, this.#touch, { capture: true, passive: true })
    }
    document.addEventListener("visibilitychange", this.#look)
    document.addEventListener("htmx:responseError", event => event.detail.xhr.status === 423 && this.lock())
    setInterval(this.#look, 10_000)
    this.addEventListener("submit", event => this.#submit(event))
  }

  #look = () => {
    if (this.hidden && Date.now() - this.#seen > this.dataset.minutes * 60_000) this.lock()
    else if (!this.hidden && !this.querySelector("form")) this.lock() // there was no signal before
  }

  #touch = () => {
    this.#look()
    if (!this.hidden) return
    this.#seen = Date.now()
    if (this.#seen - this.#told < 60_000) return
    this.#told = this.#seen
    fetch("/healthz").catch(() => {}) // somebody who types for long is there too
  }

  lock() {
    this.hidden = false
    for (const other of document.body.children) other.inert = other !== this
    this.#ask({ locking: "1" })
  }

  #submit(event) {
    event.preventDefault()
    if (event.target.action.includes("sign-out")) return event.target.submit()
    this.#ask(Object.fromEntries(new FormData(event.target)))
  }

  async #ask(words) {
    const token = this.querySelector("[name=csrfmiddlewaretoken]").value
    const body = new URLSearchParams({ csrfmiddlewaretoken: token, quiet: "1", ...words })
    const answer = await fetch(this.dataset.lock, { method: "POST", body, redirect: "manual" }).catch(() => null)
    if (!answer) return (this.querySelector("output").value = document.body.dataset.offline)
    if (answer.status === 204) return this.#open()
    if (answer.status !== 423) return location.reload()
    this.innerHTML = await answer.text()
    this.querySelector("input:not([type=hidden]), button:not([hidden])")?.focus()
  }

  #open() {
    this.#seen = Date.now()
    this.hidden = true
    for (const other of document.body.children) other.inert = false
  }
}
customElements.define("page-lock", PageLock)
