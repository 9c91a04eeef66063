"""Which language a passage is in, told by its small words: Indonesian, English, or another.

*yang*, *dan*, *di* stand in every Indonesian sentence, *the*, *of*, *is* in every English one, *gli*, *kang*, *jang* in
others; hardly any of them in two. Affixes tell as much: *memperbaiki*, *kebutuhannya*. A few words are enough, so a
whole page need not be read. Of eight words one at least is Indonesian in Indonesian prose; where fewer are, it is
another language, or a list of names.

>>> tongue("Rapat dibuka oleh Menteri."), tongue("The meeting was opened by the Minister."), tongue("KTP, SIM")
('id', 'en', 'id')
>>> tongue("Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae")
''
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_SMALL_WORDS = """
adalah agar akan atas atau bagi bahwa belum bisa bukan dalam dan dapat dari dengan di hingga ini itu jadi jika juga
karena ke kepada kita lain lebih maka melalui menjadi mereka merupakan namun oleh pada para saat sampai sebagai secara
sehingga sejak seperti serta setelah sudah tanpa telah tentang terhadap tersebut tidak untuk yaitu yakni yang
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""The small words of Indonesian, one of which stands in nearly every sentence and hardly any in code."""
_COMMON_WORDS = """
ada adanya anak antara apa apabila ayat baik banyak baru beberapa berada berasal berbagai berdasarkan berikut berlaku
bersama berupa bila bulan cara cukup daerah demikian desa dilakukan diri dua hal hanya hari harus hasil huruf jalan
jumlah kabupaten kali kami kantor kemudian kerja ketika kota lagi lainnya langsung masih masing maupun melakukan
memiliki mempunyai mengenai menggunakan menteri menurut misalnya mungkin nama negara nomor orang pasal pemerintah
per peraturan perlu pernah persen provinsi rp rumah rupiah sama sangat satu saya sebagaimana sebelum sebesar sebuah
sedang sekolah selain selama seluruh semua seorang sesuai setiap suatu surat tahun tanggal terdapat termasuk tertentu
tetapi tiga undang waktu warga
"""
COMMON = SMALL.union(_COMMON_WORDS.split())
"""The same and the words that every Indonesian text has, whatever it is about."""
_ENGLISH_WORDS = """
about after also an and any are at be because been before between both but by can could did does each for from had
has have he her his how if in into is its may might more most must my not of on or other our out over shall she
should so some such than that the their them then there these they this those through to under until up was we were
what when where which while who will with within would you your
"""
_OTHER_WORDS = """
atque autem cum dolor dum ergo erat esse est etiam fuit haec hoc ipsum lorem nec neque nisi nunc quae quam quia quibus
quid quod quoque quorum sed sic sit sunt tamen ut vel
agli alla alle anche che cosi dal dalla degli dei del della delle dello gli nei nel nella nelle più questa questo sono
stata stato sulla tra uno
como cuando desde donde ella entre esta estas fue hay los muy pero porque que sobre su sus también una y
ao aos das dos ela essa foi isso mais nos não pela pelo são também uma um
au aux avec ces cette dans des du elle est ils leur les mais nous ont pas pour qui sont sur une vous
als auch auf aus bei bis das dass dem der die durch ein eine einem einen einer für ich ist kann mit nach nicht noch nur
oder sich sind über und vom von vor war werden wie wir wird zum zur
aan bij dat deze dit door een geen heeft het hij hun ik maar met naar niet nog om onze ook op te tot uit van voor werd
wordt worden zich zijn zij
iki iku kang kanggo karo kuwi marang menyang ing ingkang punika utawa wonten saka dening déning
jeung keur téh teh ieu éta tina teu sareng ogé oge pikeun
"""
_MALAY_WORDS = """
aktiviti automatik bahawa bekalan berasaskan berbeza cabaran cuba fakulti iaitu ianya kakitangan kawalan kepelbagaian
kerana kesihatan kewangan kod komuniti kualiti lesen mahu mahukan matlamat membincangkan memulakan mencuba mengandungi
mengekalkan menghantar menjana menyemak menyokong mulakan peguam pembolehubah peratusan peribadi perisian perkhidmatan
persekitaran perubatan rasmi sahaja sebarang sebilangan sentiasa sesiapa soalan syarikat terutamanya
"""
"""Words that no Indonesian text has, or two of 11,102 documents, so that one is enough; names, as *Cuba*, apart."""
_MALAY = frozenset(_MALAY_WORDS.split())
_HEAD = 20_000
"""Characters of a text that tell whether it is Malay."""
_MALAY_ENOUGH = 3
"""Malay words that make a text Malay, of which two are different."""
_OLD_SPELLING = re.compile(r"\w*(?:\b|[^n])[dt]j[aeiou]\w*|(?!koe[fk])\w*oe[^st]\w*|jang|jaitu")
_AFFIXED = re.compile(
    r"(?:meng|meny|mempe|diper|memper|ber)\w{3,}|ke\w{3,}an|pe\w{4,}an|(?:di|me)\w{3,}kan|(?:di|ter)\w{3,}i|\w{4,}nya"
)
"""Words that no language around us forms so."""
_WORD = re.compile(r"[^\W\d_]+")
_OLD = 0.02
"""Share of words in the spelling before 1972 up to which they are quotations."""
_ENOUGH = 8
"""Words of a passage that must have Indonesian ones among them, to be Indonesian."""
_SHARE = 0.12
"""Share of these that there must be. Of 2,372 passages of up to 800 characters from news, laws and theses, 16 (0.7 %)
are not taken for Indonesian, word lists and tables mostly; of 2,817 short blocks that nothing was tuned on 36, of which
eight (0.3 %) are; of 62 sentences in nine other languages and in the old spelling, one (Sundanese) still is, where 39
were when English words alone spoke against it. Little changes from .08 to .15."""
_TONGUES = {
    **dict.fromkeys(_MALAY_WORDS.split(), "malay"),
    **dict.fromkeys(_OTHER_WORDS.split(), "other"),
    **dict.fromkeys(_ENGLISH_WORDS.split(), "en"),
    **dict.fromkeys(COMMON, "id"),
}


def tongue(text: str) -> str:
    """Tell the language of a passage: *id*, *en*, or nothing; where nothing tells, it is Indonesian."""
    words = _WORD.findall(text)
    found = Counter(map(_tongue_of, words))
    indonesian, english, other = found["id"], found["en"], found["other"]
    if max(english, other) > indonesian or found["malay"] or found["old"] > max(1, len(words) * _OLD):
        return "en" if english > max(indonesian, other) else ""
    small = sum(map(str.islower, words))  # names say nothing
    return "id" if small < _ENOUGH or indonesian >= small * _SHARE else ""


@lru_cache(maxsize=4)
def is_malay(text: str) -> bool:
    """Tell whether a whole text is Malay, of which many a passage might be Indonesian.

    >>> is_malay("Nama syarikat itu mengandungi kod sahaja."), is_malay("Kerana itu, karena ini.")
    (True, False)
    """
    found = [word for word in text[:_HEAD].split() if word in _MALAY]
    return len(found) >= _MALAY_ENOUGH and len(set(found)) > 1


def is_foreign(phrase: str) -> bool:
    """Tell whether the few words around a place are of another language, whatever the rest of its passage is.

    >>> [
    ...     is_foreign(words)
    ...     for words in ("Principles of Corporate Finance and", "buku Filsafat Ilmu", "di the World Bank")
    ... ]
    [True, False, False]
    """
    found = Counter(map(_tongue_of, _WORD.findall(phrase)))
    return found["en"] + found["other"] > found["id"]


def is_indonesian(text: str) -> bool:
    """Tell whether ``text`` reads as Indonesian; where nothing tells, it does.

    >>> is_indonesian("KTP, SIM"), is_indonesian("Lorem ipsum dolor sit amet")
    (True, False)
    """
    return tongue(text) == "id"


@lru_cache(maxsize=1 << 13)
def _tongue_of(word: str) -> str:
    """Tell which language a word is of, by itself; nothing for most."""
    known = _TONGUES.get(word.lower(), "")
    if known:
        is_name = (known == "other" and word.isupper()) or (known == "malay" and not word.islower())
        return "" if is_name else known  # “DAS” is a river basin, “Cuba” a country
    if _AFFIXED.fullmatch(word):
        return "id"
    return "old" if word.islower() and _OLD_SPELLING.fullmatch(word) else ""  # Soekarno is a name
