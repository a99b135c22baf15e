// @ts-check
/** The worker of the single file: the first message is the core, every other one a text. */
import { serve } from "../service.js";

addEventListener(
  "message",
  ({ data }) => {
    const answer = serve(data, (message) => postMessage(message));
    addEventListener("message", (event) => answer(event.data));
  },
  { once: true },
);
