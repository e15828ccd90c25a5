// Shows the warnings that this device asked for. It keeps nothing and stands between the reader and no page.
// @ts-check

/** @typedef {{ data: { json(): { title?: string, body?: string, path?: string, tag?: string } } | null, waitUntil(work: Promise<unknown>): void }} Pushed */
/** @typedef {{ notification: Notification & { data: { path?: string } }, waitUntil(work: Promise<unknown>): void }} Clicked */
/** @typedef {{ registration: ServiceWorkerRegistration, clients: { openWindow(path: string): Promise<unknown> }, addEventListener(name: string, act: (event: any) => void): void }} Worker */

/** @type {Worker} */
const scope = /** @type {any} */ (self);

scope.addEventListener("push", (/** @type {Pushed} */ event) => {
  const { title, body, path, tag } = event.data?.json() ?? {};
  event.waitUntil(
    scope.registration.showNotification(title ?? "Cảnh báo của Công an tỉnh Thanh Hóa", {
      body: body ?? "",
      tag: tag ?? "canh-bao",
      lang: "vi",
      data: { path: path ?? "/canh-bao" },
    }),
  );
});

scope.addEventListener("notificationclick", (/** @type {Clicked} */ event) => {
  event.notification.close();
  const { path } = event.notification.data;
  // Only ever a page of our own, whatever was pushed.
  event.waitUntil(scope.clients.openWindow(path?.startsWith("/tin/") ? path : "/canh-bao"));
});
