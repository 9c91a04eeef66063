"""Words that say nothing about what a text is about, in both languages."""

from __future__ import annotations

_WORDS = """
ada adalah agar akan antara atas atau bagi bahwa baik bagian banyak baru bawah beberapa belum berbagai berupa
besar bisa bukan dalam dan dapat dari dengan demi di dia diri dua guna hal hanya harus hingga ia ialah ini itu
jadi jika juga kali kami karena kata kalau ke kecil kedua kepada kita lain lainnya lama lebih maka masa masih
mereka merupakan melalui menjadi misalnya namun negara nya oleh orang pada para pernah pula pun saat salah
sama sampai satu sangat saja sebagai sebagian sebelum secara sedang sehingga sejak selama seluruh semua
seorang seperti serta sesuai setelah setiap suatu sudah supaya tahun tanpa telah tempat terhadap tersebut
tentang tiap tidak tiga umum untuk waktu yaitu yakni yang about after all also an and any are as at be been
before between both but by can did do does each for from had has have he her his how if in into is it its made
may more most must new no nor not of on one only or other our out over own same shall she should so some such
than that the their them then there these they this those through to under until up used was we were what when
which who will with within would you your
"""
STOPWORDS = frozenset(_WORDS.split())
