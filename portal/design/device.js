// Notifications of warnings on this device; loaded by the page of the subscription alone. Only our own portal is called.
// @ts-check

const form = document.querySelector("form[data-device]");
const worker = "/sw.js";

/** @param {string} key */
function bytesOf(key) {
  const text = atob(key.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** @param {string} path @param {object} body */
async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
}

/** @param {HTMLFormElement} owner */
async function offer(owner) {
  const says = owner.querySelector("[data-device-says]");
  const leave = owner.querySelector("[data-device-leave]");
  const words = owner.querySelector("template");
  if (!(leave instanceof HTMLButtonElement) || says === null || words === null) return;
  /** @param {string} word */
  const say = (word) => {
    says.textContent = words.content.querySelector(`[data-word="${word}"]`)?.textContent ?? "";
  };
  const registration = await navigator.serviceWorker.register(worker);
  document.querySelector("[data-device-without]")?.setAttribute("hidden", "");
  owner.hidden = false;
  leave.hidden = (await registration.pushManager.getSubscription()) === null;

  const subscribe = async () => {
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    await navigator.serviceWorker.ready;
    const device = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(owner.dataset.device ?? ""),
    });
    const { endpoint, keys } = device.toJSON();
    const choices = new FormData(owner);
    await post("/dang-ky-nhan-tin/thiet-bi", {
      device: { endpoint, p256dh: keys?.p256dh, auth: keys?.auth },
      topics: choices.getAll("chu-de"),
      unitCodes: [...new Set(choices.getAll("xa"))].filter((code) => code !== ""),
    });
    leave.hidden = false;
    say("on");
  };
  const unsubscribe = async () => {
    const device = await registration.pushManager.getSubscription();
    if (device !== null) {
      await post("/dang-ky-nhan-tin/thiet-bi/huy", { endpoint: device.endpoint });
      await device.unsubscribe();
    }
    leave.hidden = true;
    say("off");
  };
  owner.addEventListener("submit", (event) => {
    event.preventDefault();
    subscribe().catch(() => say("failed"));
  });
  leave.addEventListener("click", () => {
    unsubscribe().catch(() => say("failed"));
  });
}

if (form instanceof HTMLFormElement && "serviceWorker" in navigator && "PushManager" in window)
  offer(form).catch(() => undefined);
