// <pass-key hidden data-options="/…/"> asks this device for a passkey, with data-making to make one, and sends its form
// with what the device answered. It shows itself only where the browser knows passkeys.
const bytesOf = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0))
const signsOf = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
const textOf = buffer => signsOf(buffer).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
const knownKeys = keys => keys?.map(key => ({ ...key, id: bytesOf(key.id) }))

class PassKey extends HTMLElement {
  connectedCallback() {
    if (!globalThis.PublicKeyCredential) return
    this.hidden = false
    this.querySelector("[data-ask]").addEventListener("click", () => this.#ask())
  }

  async #ask() {
    const line = this.querySelector("output")
    line.value = ""
    try {
      const answer = await fetch(this.dataset.options)
      if (answer.redirected) return location.reload() // the page asks for something else first
      this.#send(await this.#device((await answer.json()).publicKey))
    } catch {
      line.value = this.dataset.refused
    }
  }

  #device(asked) {
    const publicKey = { ...asked, challenge: bytesOf(asked.challenge) }
    publicKey.allowCredentials = knownKeys(asked.allowCredentials)
    publicKey.excludeCredentials = knownKeys(asked.excludeCredentials)
    if (!("making" in this.dataset)) return navigator.credentials.get({ publicKey })
    publicKey.user = { ...asked.user, id: bytesOf(asked.user.id) }
    return navigator.credentials.create({ publicKey })
  }

  #send(passkey) {
    const { id, rawId, type, response } = passkey
    const said = {}
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[part]) said[part] = textOf(response[part])
    }
    const form = this.querySelector("[data-credential]").form
    const sent = { id, rawId: textOf(rawId), type, response: said, clientExtensionResults: passkey.getClientExtensionResults() }
    this.querySelector("[data-credential]").value = JSON.stringify(sent)
    const shared = document.querySelector("input[type=checkbox][name=shared]")
    if (form.shared && shared) form.shared.value = shared.checked ? "on" : ""
    form.requestSubmit()
  }
}
customElements.define("pass-key", PassKey)
