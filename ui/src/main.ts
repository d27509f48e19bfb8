// The window's entry: the program itself behind Tauri.

import { mount } from "svelte";
import App from "./App.svelte";
import { tauriHost } from "./host/tauri";

const target = document.getElementById("app");
if (target) mount(App, { target, props: { host: tauriHost } });
