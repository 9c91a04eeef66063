"""Whether a passage is Indonesian or English, told by its small words.

*yang*, *dan*, *di* stand in every Indonesian sentence, *the*, *of*, *is* in every English one, and hardly any of them
in a sentence of the other. A few words are enough, so a whole page need not be read.

>>> is_indonesian("Rapat dibuka oleh Menteri."), is_indonesian("The meeting was opened by the Minister.")
(True, False)
"""

from __future__ import annotations

_INDONESIAN_WORDS = """
ada adalah agar akan atas atau bagi bahwa belum bisa bukan dalam dan dapat dari dengan di hal harus hingga ini itu
jadi jika juga kami karena ke kepada kita lain lebih maka melalui menjadi mereka merupakan namun oleh pada para
saat sampai sebagai secara sehingga sejak seperti serta setelah sudah tahun tanpa telah tentang terhadap tersebut
tidak untuk yaitu yang
"""
_ENGLISH_WORDS = """
a an and are as at be been by can for from had has have he her his if in into is it its may must no not of on or
shall she should such that the their them then there these they this those to under was we were what when which
who will with would you your
"""
_INDONESIAN = frozenset(_INDONESIAN_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def is_indonesian(text: str) -> bool:
    """Tell whether ``text`` reads as Indonesian rather than English; where nothing tells, it does.

    >>> is_indonesian("KTP, SIM")
    True
    """
    words = text.lower().split()
    return sum(word in _ENGLISH for word in words) <= sum(word in _INDONESIAN for word in words)
