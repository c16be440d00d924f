"""From sound to words: recordings and microphones, transcripts with times, and the guards against words nobody said."""
