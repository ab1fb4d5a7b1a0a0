// The API's documentation, and calls tried out under the reader's own log-in.
const place = document.getElementById("api");

function readCookie(name) {
  const found = document.cookie.split("; ").find((each) => each.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

function addToken(request) {
  if (new URL(request.url, location.href).origin === location.origin && !("Authorization" in request.headers)) {
    request.headers["X-CSRFToken"] = readCookie("csrftoken");
  }
  return request;
}

window.SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  requestInterceptor: addToken,
  presets: [window.SwaggerUIBundle.presets.apis],
});
