"""What istilah knows of Indonesian and English, each module told as a story."""
