"""Looks at an X display from outside: what a person at it would see, and when.

Reads a JSON object a line on standard input and answers with one a line:
  {"do": "frames", "seconds": s, "rows": [y, ...], "left": x, "width": w}
      how often these rows of pixels changed, and the longest time between two changes in ms
  {"do": "key", "held": [keysym, ...], "key": keysym, "area": [x, y, w, h], "patience": s}
      ms from the press of the key until these pixels are different; null where they never are
"""

import json
import sys
import time

from Xlib import X, XK, display
from Xlib.ext import damage, xtest

screen = display.Display(sys.argv[1])
root = screen.screen().root
# The extension refuses everything else before it has been asked this.
screen.damage_query_version()


def pixels(x, y, w, h):
    return root.get_image(x, y, w, h, X.ZPixmap, 0xFFFFFFFF).data


def keycode(name):
    return screen.keysym_to_keycode(XK.string_to_keysym(name))


def frames(seconds, rows, left, width):
    """Counts pictures that arrived: damage was told and the rows are not what they were."""
    watch = root.damage_create(damage.DamageReportRawRectangles)
    screen.sync()
    before, seen, longest = None, 0, 0.0
    begin = last = time.perf_counter()
    while (now := time.perf_counter()) - begin < seconds:
        told = False
        while screen.pending_events():
            screen.next_event()
            told = True
        if not told:
            time.sleep(0.0005)
            continue
        here = hash(tuple(pixels(left, y, width, 1) for y in rows))
        if here != before:
            if before is not None:
                longest = max(longest, now - last)
                seen += 1
            before, last = here, now
    root.damage_destroy(watch) if hasattr(root, "damage_destroy") else screen.damage_destroy(watch)
    return {"frames": seen, "per_second": seen / seconds, "longest_ms": longest * 1000}


def take_keyboard():
    """Without a window manager nothing gives the keyboard to a window: the largest one gets it."""
    shown = [child for child in root.query_tree().children if child.get_attributes().map_state == X.IsViewable]
    sizes = [(child.get_geometry().width, child) for child in shown]
    if sizes:
        max(sizes, key=lambda sized: sized[0])[1].set_input_focus(X.RevertToParent, X.CurrentTime)
        screen.sync()


def key(held, key, area, patience):
    take_keyboard()
    before = pixels(*area)
    for name in held:
        xtest.fake_input(screen, X.KeyPress, keycode(name))
    begin = time.perf_counter()
    xtest.fake_input(screen, X.KeyPress, keycode(key))
    # Let go of at once: a key that is held while the picture takes its time is pressed again by the server.
    xtest.fake_input(screen, X.KeyRelease, keycode(key))
    for name in reversed(held):
        xtest.fake_input(screen, X.KeyRelease, keycode(name))
    screen.flush()
    ms = None
    while time.perf_counter() - begin < patience:
        if pixels(*area) != before:
            ms = (time.perf_counter() - begin) * 1000
            break
    return {"ms": ms}


DOES = {"frames": frames, "key": key}

for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(DOES[asked.pop("do")](**asked)), flush=True)
