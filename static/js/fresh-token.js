// Who signed in again on another page has a new token by now: a page from before takes it along when it is sent, and
// when one comes back to it.
const freshen = () => {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1]
  if (token) document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach(field => (field.value = token))
}
addEventListener("submit", freshen)
document.addEventListener("visibilitychange", freshen)
addEventListener("focus", freshen)
