// @ts-check
/** Takes an icon's name; makes its drawing (lucide, ISC). Always beside a word or within a named control. */
import arrowRight from "lucide-static/icons/arrow-right.svg";
import atSign from "lucide-static/icons/at-sign.svg";
import calendar from "lucide-static/icons/calendar.svg";
import chevronDown from "lucide-static/icons/chevron-down.svg";
import chevronLeft from "lucide-static/icons/chevron-left.svg";
import chevronRight from "lucide-static/icons/chevron-right.svg";
import circleCheck from "lucide-static/icons/circle-check.svg";
import circleHelp from "lucide-static/icons/circle-question-mark.svg";
import circleX from "lucide-static/icons/circle-x.svg";
import clipboardPaste from "lucide-static/icons/clipboard-paste.svg";
import copy from "lucide-static/icons/copy.svg";
import download from "lucide-static/icons/download.svg";
import fileText from "lucide-static/icons/file-text.svg";
import gavel from "lucide-static/icons/gavel.svg";
import info from "lucide-static/icons/info.svg";
import languages from "lucide-static/icons/languages.svg";
import link from "lucide-static/icons/link.svg";
import lock from "lucide-static/icons/lock.svg";
import mail from "lucide-static/icons/mail.svg";
import mapPin from "lucide-static/icons/map-pin.svg";
import megaphone from "lucide-static/icons/megaphone.svg";
import messagesSquare from "lucide-static/icons/messages-square.svg";
import mic from "lucide-static/icons/mic.svg";
import moon from "lucide-static/icons/moon.svg";
import pencil from "lucide-static/icons/pencil.svg";
import phoneOff from "lucide-static/icons/phone-off.svg";
import phone from "lucide-static/icons/phone.svg";
import plus from "lucide-static/icons/plus.svg";
import printer from "lucide-static/icons/printer.svg";
import rows from "lucide-static/icons/rows-3.svg";
import search from "lucide-static/icons/search.svg";
import sun from "lucide-static/icons/sun.svg";
import textQuote from "lucide-static/icons/list-indent-increase.svg";
import triangleAlert from "lucide-static/icons/triangle-alert.svg";
import upload from "lucide-static/icons/upload.svg";
import users from "lucide-static/icons/users.svg";
import videoOff from "lucide-static/icons/video-off.svg";
import video from "lucide-static/icons/video.svg";
import x from "lucide-static/icons/x.svg";
import { svg } from "./dom.js";

const ICONS = {
  arrowRight,
  atSign,
  calendar,
  chevronDown,
  chevronLeft,
  chevronRight,
  circleCheck,
  circleHelp,
  circleX,
  clipboardPaste,
  copy,
  download,
  fileText,
  gavel,
  info,
  languages,
  link,
  lock,
  mail,
  mapPin,
  megaphone,
  messagesSquare,
  mic,
  moon,
  pencil,
  phone,
  phoneOff,
  plus,
  printer,
  rows,
  search,
  sun,
  textQuote,
  triangleAlert,
  upload,
  users,
  video,
  videoOff,
  x,
};

/** @typedef {keyof typeof ICONS} IconName */

/** @type {Record<string, IconName>} */
const MEDIA = {
  phone: "phone",
  video: "video",
  "in-person": "users",
  letter: "mail",
  "press-conference": "mic",
  interview: "messagesSquare",
  speech: "megaphone",
  statement: "fileText",
  "social-media": "atSign",
  court: "gavel",
  unspecified: "circleHelp",
};

/** Icons of talks that did not take place. @type {Record<string, IconName>} */
const MEDIA_OFF = { phone: "phoneOff", video: "videoOff" };

/**
 * @param {IconName} name
 * @param {number} [size] pixels at the usual text size
 * @returns {SVGElement}
 */
export function icon(name, size = 16) {
  const nodes = ICONS[name].map(([tag, attributes]) => svg(tag, attributes));
  // lucide draws on a grid of 24 with strokes of 2; drawn smaller, 1.6 px keep their weight beside the text
  const stroke = (1.6 * 24) / 20;
  return svg(
    "svg",
    {
      class: "icon",
      viewBox: "0 0 24 24",
      width: `${size / 16}em`,
      height: `${size / 16}em`,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": stroke,
      "stroke-linecap": "round",
      "stroke-linejoin": "round",
      "aria-hidden": "true",
      focusable: "false",
    },
    ...nodes,
  );
}

/**
 * The icon of a medium; struck through where the talk did not take place and there is such a drawing.
 * @param {string} medium
 * @param {string} status
 * @param {number} [size]
 */
export function mediumIcon(medium, status, size = 18) {
  const off = status === "declined" || status === "denied" ? MEDIA_OFF[medium] : undefined;
  return icon(off ?? MEDIA[medium] ?? "circleHelp", size);
}
