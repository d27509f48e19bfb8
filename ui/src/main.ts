// The window's entry: the program itself behind Tauri.

import { mount } from "svelte";
import App from "./App.svelte";
import { tauriHost } from "./host/tauri";

const target = document.getElementById("app");
/** The map that the window was opened for. */
const first = location.hash.slice(1) || null;
if (target) mount(App, { target, props: { host: tauriHost, first } });
