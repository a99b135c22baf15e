// @ts-check
/**
 * Takes what the page does with a text or files that it is handed; keeps the page for times without a network, says when
 * that is done, offers a new build and never forces it, and takes what is shared with the installed page or opened by it.
 */
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { box } from "../notices.js";
import { t } from "../strings.js";
import { workerAddress } from "../trusted.js";

/** @import { PageMessage, Shared } from "./messages.js" */

/** Where the service worker leads a share. */
const SHARED = "#shared";
/** Beside the page. */
const SINGLE_FILE = "onrecord.html";

/**
 * @typedef {object} Receiver
 * @property {(text: string) => void} read
 * @property {(files: File[]) => void} take
 */

/**
 * The lines on the start page: what is kept, when it is, and the single file; none in the single file itself.
 * @param {Receiver} receiver
 * @returns {HTMLElement}
 */
export function keepOffline(receiver) {
  const line = h("div", { class: "offline", role: "status" });
  if (SERVICE_WORKER && isSecureContext && "serviceWorker" in navigator) {
    void register(SERVICE_WORKER, line).catch(() => {}); // without it, the page works as before
    if (location.hash === SHARED) void takeShared(receiver);
  }
  window.launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) receiver.take(await Promise.all(files.map((file) => file.getFile())));
  });
  return h("div", {}, line, SERVICE_WORKER && singleFile());
}

function singleFile() {
  const link = h("a", { href: SINGLE_FILE, download: SINGLE_FILE }, t("offline.file"));
  return h("p", { class: "privacy" }, icon("download", 18), h("span", {}, link, ". ", t("offline.fileText")));
}

/**
 * @param {string} script
 * @param {HTMLElement} line
 */
async function register(script, line) {
  const registration = await navigator.serviceWorker.register(await workerAddress(script), {
    updateViaCache: "none",
  });
  const show = () => {
    if (registration.waiting && navigator.serviceWorker.controller) line.replaceChildren(offer(registration.waiting));
    else if (registration.active) line.replaceChildren(ready());
  };
  const follow = (/** @type {ServiceWorker | null} */ worker) => worker?.addEventListener("statechange", show);
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  show();
}

function ready() {
  return h(
    "p",
    { class: "privacy" },
    icon("circleCheck", 18),
    h("span", {}, h("b", {}, t("offline.ready")), " ", t("offline.readyText")),
  );
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  const accept = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    send(waiting, { type: "switch" });
  };
  return box({
    icon: "info",
    title: t("offline.update"),
    text: t("offline.updateText"),
    action: { text: t("offline.accept"), onClick: accept },
  });
}

/**
 * @param {ServiceWorker} worker
 * @param {PageMessage} message
 * @param {Transferable[]} [ports]
 */
function send(worker, message, ports = []) {
  worker.postMessage(message, ports);
}

/** @param {Receiver} receiver */
async function takeShared(receiver) {
  history.replaceState(null, "", location.pathname + location.search);
  const { active } = await navigator.serviceWorker.ready;
  const channel = new MessageChannel();
  /** @type {Promise<Shared>} */
  const answered = new Promise((resolve) => (channel.port1.onmessage = ({ data }) => resolve(data)));
  if (active) send(active, { type: "shared" }, [channel.port2]);
  const { text, files } = await answered;
  if (files.length > 0) receiver.take(files);
  else receiver.read(text);
}
