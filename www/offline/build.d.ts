/** The build's name, and the files that the service worker keeps beside the page itself. */
declare const BUILD: string;
declare const FILES: string[];
