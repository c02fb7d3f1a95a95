// Who signed in again on another page has a new token by now: a page from before takes it along when it is sent.
addEventListener("submit", ({ target }) => {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1]
  const field = target.elements.namedItem("csrfmiddlewaretoken")
  if (token && field) field.value = token
})
