"""Words of which no noun phrase is made, or which do not begin one, in both languages."""

from __future__ import annotations

from istilah.language.stopwords import STOPWORDS
from istilah.language.tongue import COMMON

_INDONESIAN = """
akibat amat apa apabila aku anda andai asal atasnya baginya bahkan baru begini begitu benar berada berakhir berapa
berdasarkan berhubung berikut berikutnya berlaku berupa berkat bersama biasa biasanya boleh bukan bukannya cenderung
cukup dahulu dalamnya demikian dimana disamping ditambah dulu entah hampir hanya harap hendak hendaknya hingga hendaklah
ibarat itulah inilah jangan jarang jelas jikalau jumlahnya justru kadang kalian kan kapan kecuali kelak kembali kemudian
kendati ketika kini khususnya kiranya konon kurang lagi lah lalu lama langsung lantas lewat luar maka makanya maksimal
malah manakala mari masing-masing maupun melainkan memang mengenai menurut meski meskipun mesti mestinya minimal mudah
mulai mungkin nah nanti nian padahal paling para pasti per percuma perlu pernah pertama rata-rata saling sambil samping
sana sayang sebab sebabnya sebagaimana sebaiknya sebaliknya sebanyak sebelumnya seberapa sebesar sebuah secepat
sedangkan sedemikian sedikit segala segera sehubungan sejauh sejumlah sekadar sekali sekalian sekaligus sekalipun
sekarang sekian sekitar sekitarnya selain selaku selalu selambat-lambatnya selanjutnya selagi sembari semakin semata
semenjak semoga sempat semula sendiri seolah seolah-olah sepanjang seperlunya sepertinya serasa sering sesaat
sesegera sesekali seseorang sesuatu sesudah sesungguhnya setelahnya setempat seterusnya setidaknya sewaktu siapa
siapakah sih sini situ spt suka sungguh syukur tadi tak takkan tapi tatkala telah tentu tentunya tepat terlalu terlebih
ternyata terutama tetap tetapi tidaklah toh turut ujar ujarnya umumnya walau walaupun wah ya yaitu yakin yg
januari februari maret april mei juni juli agustus september oktober november desember
senin selasa rabu kamis jumat sabtu minggu
satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas puluh belas ratus ribu juta miliar triliun seratus
seribu kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh
ayat huruf pasal angka bab nomor butir halaman tabel gambar lampiran
"""
_TERMS = """
anak bagian bulan cara daerah desa hari hasil jalan jumlah kabupaten kantor kata kerja kota masa menteri nama negara
nomor orang pemerintah peraturan persen provinsi rumah rupiah sekolah surat tahun tempat undang waktu warga
"""
"""Words that every text has, and terms are made of."""
OPENING = frozenset({"nomor", "tahun"})
"""Words that begin a phrase (*tahun anggaran*, *nomor induk*), and elsewhere begin a number."""
_ADJECTIVES = """
aman asing baku banyak benar berat besar bulanan buruk cepat cukup dalam dekat dini efektif efisien erat gagal global
harian hebat indah internasional jauh jelas jujur kecil kuat kurang lama lanjut lemah lengkap lokal luas lunak mahal
mampu matang muda mudah murah nasional negatif nyata optimal otomatis panjang parah penting penuh positif praktis
rendah rentan resmi rinci ringan sah salah sehat sempurna serius siap singkat strategis sulit tahunan tepat tertib
tinggi tua umum utama wajib
"""
ADJECTIVES = frozenset(_ADJECTIVES.split())
"""Words that say how something is; no Indonesian phrase begins with one."""
INDONESIAN_STOPS = STOPWORDS.union(_INDONESIAN.split(), COMMON) - ADJECTIVES.union(_TERMS.split())
EVERYDAY = frozenset({"alasan", "contoh", "maksud", "masalah", "perbedaan", "sikap", "sisi", "tujuan"})
"""Nouns that are no terms by themselves."""
_ENGLISH = """
across along among around away back being better came come despite during either else ever every few first given go
got having here however just know last let like made make makes many me much my never now often once per put rather said
say see seen several since still take than there therefore though three thus together too toward two upon us use used
using very via well whether within without yet
"""
ENGLISH_STOPS = STOPWORDS.union(_ENGLISH.split())
ENGLISH_LINKS = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"})
"""Small words that stand within English terms."""
