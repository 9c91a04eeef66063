"""The function words of Indonesian and English, and other words of which every text is full, in one table.

A word stands once for each language that has it, in the row of its traits: *dan* is of a closed class, tells that a
text is Indonesian, says nothing of its subject, and is left out by most short forms (*Badan Koordinasi dan …*). All
sets of such words elsewhere are made of these rows; who needs another asks for another trait. Words of other languages
stand here to tell these apart from ours (:mod:`istilah.language.tongue`).

>>> sorted(words("id", trait=Trait.JOINING))
['atau', 'dan', 'serta']
>>> "untuk" in FUNCTION_WORDS, "untuk" in STOPWORDS, "tahun" in SMALL
(True, True, False)
"""

from __future__ import annotations

from enum import Flag, auto
from typing import Final, NamedTuple


class Trait(Flag):
    """What is known of a word, beside its language."""

    NONE = 0
    CLOSED = auto()
    """It is of a closed class: one of these stands in nearly every sentence, and hardly any in code."""
    TELLING = auto()
    """It tells the language of a text, for every text has it, and hardly any of another language."""
    STOP = auto()
    """It says nothing about what a text is about."""
    LINK = auto()
    """Full forms have it, and short forms mostly leave it out; it is small in titles."""
    NAMING = auto()
    """It stands within names: *Bank for International Settlements*."""
    JOINING = auto()
    """It joins two of a kind, names too."""
    ARTICLE = auto()
    NOUN = auto()
    """Terms are made of it, although every text has it."""
    ADJECTIVE = auto()
    """It says how something is; no Indonesian phrase begins with it."""


class WordRow(NamedTuple):
    """Words of one language that have the same traits."""

    language: str
    """*id*, *en*, *ms* for Malay, *other* for what is none of these, nothing for names of any language."""
    traits: Trait
    words: str


_CLOSED, _TELLING, _STOP, _LINK = Trait.CLOSED, Trait.TELLING, Trait.STOP, Trait.LINK
_NAMING, _JOINING, _ARTICLE = Trait.NAMING, Trait.JOINING, Trait.ARTICLE
_NOUN, _ADJECTIVE = Trait.NOUN, Trait.ADJECTIVE

LEXICON: Final = (
    WordRow("id", _CLOSED | _TELLING | _STOP | _LINK | _NAMING | _JOINING, "dan serta"),
    WordRow("id", _CLOSED | _TELLING | _STOP | _LINK | _ADJECTIVE, "dalam"),
    WordRow("id", _CLOSED | _TELLING | _STOP | _LINK | _JOINING, "atau"),
    WordRow("id", _CLOSED | _TELLING | _STOP | _LINK | _NAMING, "bagi untuk"),
    WordRow("id", _CLOSED | _TELLING | _STOP | _LINK, "atas dari dengan di ke oleh pada tentang yang"),
    WordRow(
        "id",
        _CLOSED | _TELLING | _STOP,
        """
        adalah agar akan bahwa belum bisa bukan dapat hingga ialah ini itu jadi jika juga karena kepada kita
        lain lebih maka melalui menjadi mereka merupakan namun para saat sampai sebagai secara sehingga sejak
        seperti setelah sudah tanpa telah terhadap tersebut tidak yaitu yakni
        """,
    ),
    WordRow("id", _TELLING | _STOP | _ADJECTIVE, "banyak"),
    WordRow("id", _TELLING | _STOP | _NOUN, "negara orang tahun waktu"),
    WordRow("id", _CLOSED | _TELLING, "maupun"),
    WordRow("id", _STOP | _ADJECTIVE, "besar kecil lama salah umum"),
    WordRow("id", _STOP | _NOUN, "bagian kata masa tempat"),
    WordRow("id", _TELLING | _ADJECTIVE, "cukup"),
    WordRow("id", _TELLING | _LINK, "per"),
    WordRow("id", _TELLING | _STOP | _LINK, "antara"),
    WordRow(
        "id",
        _TELLING | _NOUN,
        """
        anak bulan cara daerah desa hari hasil jalan jumlah kabupaten kantor kerja kota menteri nama nomor
        pemerintah peraturan persen provinsi rumah rupiah sekolah surat undang warga
        """,
    ),
    WordRow(
        "id",
        _TELLING | _STOP,
        """
        ada baik baru beberapa berbagai berupa diri dua hal hanya harus kali kami lainnya masih misalnya
        pernah sama sangat satu sebelum sedang selama seluruh semua seorang sesuai setiap suatu tiga
        """,
    ),
    WordRow(
        "id",
        _ADJECTIVE,
        """
        aman asing baku benar berat bulanan buruk cepat dekat dini efektif efisien erat gagal global harian
        hebat indah internasional jauh jelas jujur kuat kurang lanjut lemah lengkap lokal luas lunak mahal mampu
        matang muda mudah murah nasional negatif nyata optimal otomatis panjang parah penting penuh positif
        praktis rendah rentan resmi rinci ringan sah sehat sempurna serius siap singkat strategis sulit tahunan
        tepat tertib tinggi tua utama wajib
        """,
    ),
    WordRow("id", _LINK, "antar bin"),
    WordRow("id", _STOP, "bawah demi dia guna ia kalau kedua nya pula pun saja sebagian supaya tiap"),
    WordRow(
        "id",
        _TELLING,
        """
        adanya apa apabila ayat berada berasal berdasarkan berikut berlaku bersama bila demikian dilakukan huruf
        kemudian ketika lagi langsung masing melakukan memiliki mempunyai mengenai menggunakan menurut mungkin
        pasal perlu rp saya sebagaimana sebesar sebuah selain tanggal terdapat termasuk tertentu tetapi
        """,
    ),
    WordRow(
        "id",
        Trait.NONE,
        """
        akibat aku amat anda andai angka asal atasnya bab baginya bahkan begini begitu berakhir berapa berhubung
        berikutnya berkat biasa biasanya boleh bukannya butir cenderung dahulu dalamnya dimana disamping
        ditambah dulu entah gambar halaman hampir harap hendak hendaklah hendaknya ibarat inilah itulah jangan
        jarang jikalau jumat jumlahnya justru kadang kalian kamis kan kapan kecuali kelak kembali kendati
        khususnya kini kiranya konon lah lalu lampiran lantas lewat luar makanya maksimal malah manakala mari
        masing-masing melainkan memang meski meskipun mesti mestinya minggu minimal mulai nah nanti nian padahal
        paling pasti percuma pertama rabu rata-rata sabtu saling sambil samping sana sayang sebab sebabnya
        sebaiknya sebaliknya sebanyak sebelumnya seberapa secepat sedangkan sedemikian sedikit segala segera
        sehubungan sejauh sejumlah sekadar sekali sekalian sekaligus sekalipun sekarang sekian sekitar
        sekitarnya selagi selaku selalu selambat-lambatnya selanjutnya selasa semakin semata sembari semenjak
        semoga sempat semula sendiri senin seolah seolah-olah sepanjang seperlunya sepertinya serasa sering
        sesaat sesegera sesekali seseorang sesuatu sesudah sesungguhnya setelahnya setempat seterusnya
        setidaknya sewaktu siapa siapakah sih sini situ spt suka sungguh syukur tabel tadi tak takkan tapi
        tatkala tentu tentunya terlalu terlebih ternyata terutama tetap tidaklah toh turut ujar ujarnya umumnya
        wah walau walaupun ya yakin yg
        """,
    ),
    WordRow("en", _TELLING | _STOP | _LINK | _NAMING | _ARTICLE, "the"),
    WordRow("en", _TELLING | _STOP | _LINK | _NAMING | _JOINING, "and"),
    WordRow("en", _TELLING | _STOP | _LINK | _ARTICLE, "an"),
    WordRow("en", _TELLING | _STOP | _LINK | _JOINING, "or"),
    WordRow("en", _TELLING | _STOP | _LINK | _NAMING, "for of"),
    WordRow("en", _TELLING | _STOP | _LINK, "at by from in on to with"),
    WordRow("en", _LINK | _ARTICLE, "a"),
    WordRow(
        "en",
        _TELLING | _STOP,
        """
        about after also any are be because been before between both but can could did does each had has have he
        her his how if into is its may might more most must my not other our out over shall she should so some
        such than that their them then there these they this those through under until up was we were what when
        where which while who will within would you your
        """,
    ),
    WordRow("en", _STOP, "all as do it made new no nor one only own same used"),
    WordRow(
        "en",
        Trait.NONE,
        """
        across along among around away back being better came come despite during either else ever every few
        first given go got having here however just know last let like make makes many me much never now often
        once per put rather said say see seen several since still take therefore though three thus together too
        toward two upon us use using very via well whether without yet
        """,
    ),
    WordRow("", _LINK | _NAMING | _JOINING, "&"),
    WordRow("", _LINK | _NAMING, "de"),
    WordRow("", _LINK, "- et la"),
    WordRow("other", _LINK, "des du"),
    WordRow("other", _NAMING, "del"),
    WordRow(
        "other",
        Trait.NONE,
        """
        aan agli alla alle als anche ao aos atque au auch auf aus autem aux avec bei bij bis ces cette che como
        cosi cuando cum dal dalla dans das dass dat degli dei della delle dello dem dening der desde deze die
        dit dolor donde door dos dum durch déning een ein eine einem einen einer ela ella elle entre erat ergo
        essa esse est esta estas etiam foi fue fuit für geen gli haec hay heeft het hij hoc hun ich ieu ik iki
        iku ils ing ingkang ipsum isso ist jeung kang kanggo kann karo keur kuwi les leur lorem los maar mais
        marang menyang met mit muy naar nach nec nei nel nella nelle neque nicht niet nisi noch nog nos nous
        nunc nur não oder oge ogé om ont onze ook op pas pela pelo pero pikeun più porque pour punika quae quam
        que questa questo qui quia quibus quid quod quoque quorum saka sareng sed sic sich sind sit sobre sono
        sont stata stato su sulla sunt sur sus são también também tamen te teh teu tina tot tra téh uit um uma
        una und une uno ut utawa van vel vom von voor vor vous war werd werden wie wir wird wonten worden wordt
        y zich zij zijn zum zur éta über
        """,
    ),
    WordRow(
        "ms",
        Trait.NONE,
        """
        aktiviti automatik bahawa bekalan berasaskan berbeza cabaran cuba fakulti iaitu ianya kakitangan kawalan
        kepelbagaian kerana kesihatan kewangan kod komuniti kualiti lesen mahu mahukan matlamat membincangkan
        memulakan mencuba mengandungi mengekalkan menghantar menjana menyemak menyokong mulakan peguam
        pembolehubah peratusan peribadi perisian perkhidmatan persekitaran perubatan rasmi sahaja sebarang
        sebilangan sentiasa sesiapa soalan syarikat terutamanya
        """,
    ),
)


def words(*languages: str, trait: Trait = Trait.NONE) -> frozenset[str]:
    """List the words of some languages, or of all, that have a trait.

    >>> sorted(words("en", trait=Trait.ARTICLE))
    ['a', 'an', 'the']
    """
    return frozenset(
        word
        for row in LEXICON
        if (not languages or row.language in languages) and trait in row.traits
        for word in row.words.split()
    )


STOPWORDS: Final = words(trait=Trait.STOP)
"""Words that say nothing about what a text is about, in both languages."""
SMALL: Final = words("id", trait=Trait.CLOSED)
"""The small words of Indonesian, one of which stands in nearly every sentence and hardly any in code."""
COMMON: Final = words("id", trait=Trait.TELLING)
"""The same and the words that every Indonesian text has, whatever it is about."""
INDONESIAN_LINKS: Final = words("id", trait=Trait.LINK)
ENGLISH_LINKS: Final = words("en", trait=Trait.LINK)
FUNCTION_WORDS: Final = words(trait=Trait.LINK)
"""Words that a full form has and a short form mostly leaves out."""
NAMING: Final = words(trait=Trait.NAMING)
"""Small words that stand within names."""
JOINING: Final = words(trait=Trait.JOINING)
"""Words that join two of a kind."""
