"""From a reply to sound: what is said aloud, the voice, and the device it is played on."""
