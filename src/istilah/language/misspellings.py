"""Spellings of one sound: what is written for what is meant, and what the exchange costs.

``kh>h`` says that *kh* stands where *h* is meant; "^" and "$" are the edges of the text, and nothing is nothing. The
number is the share of the price of a misspelled sound (``Prices.spelled``): 0.7 where writers hardly hesitate, more
where the exchange is rarer. :mod:`istilah.language.slips` reads these tables.
"""

from __future__ import annotations

from typing import Final

ALIKE: Final = {
    "id": ("fpv", "zjs", "sc", "ckq", "kg", "dt", "bp", "jy", "uw", "iy", "gq", "xk", "dz", "cj"),
    "en": ("ckq", "cs", "sz", "fv", "gj", "dt", "iy", "uw", "mn", "bp", "xz", "vw", "kg", "lr"),
}
"""Letters that stand for nearly one sound; every two within a group are confused."""

SPELLINGS: Final = {
    "id": {
        0.5: "kw>ku q$>k$",
        0.7: (
            "kh>k gh>g dh>d th>t bh>b dz>z sh>s ^ts>^s ph>f ck>k x>ks qu>ku oe>u tj>c dj>j nj>ny w>u ie>i y>i "
            "iy>i uw>u ua>uwa ia>iya c>k ve$>f$ p$>f$ y$>i$ nk$>ng$ em>im ment>men memp>mem mengk>meng mens>meny"
        ),
        0.9: "qo>ka ro>ra dho>da tho>ta sho>sa kho>kha gho>ga",  # Arabic a, heard as o beside an emphatic consonant
        1: (
            ">h h> kh>h h>kh k>kh g>gh dh>z sh>sy sy>s s>sy ch>k ch>c ch>sy ks>x oo>u ee>i ou>u au>o o>au aw>au "
            "ai>e e>ai ay>ai ae>ai ei>ai i>ie ij>i k$>$ $>k$ q$>$ e$>$ ct>k f$>v$ il$>al$ ir$>ur$ ty$>tas$ "
            "tion$>si$ sion$>si$ nt$>n$ ce$>s$ nk>ng kwh$>ku$ wh$>$ x$>k$ '>k"
        ),
        1.2: (
            "t$>$ s$>$ $>s$ ng>n n>ng "
            "el$>al$ em$>am$ en$>an$ er$>ar$ es$>as$ et$>at$ ek$>ak$ eng$>ang$ ep$>ap$ "  # sambel, malem, pinter
            "ir$>asi$ itet$>itas$"  # mobilisir, kwalitet: Dutch endings
        ),
        1.5: "w>hu g>ng ny>n e>i i>e o>u u>o",
    },
    "en": {
        0.4: "ise>ize ize>ise yse>yze",
        0.5: "or>our our>or ull$>ul$ ley$>ly$ ly$>lly$ aly$>ally$",
        0.6: "is>iz iz>is",
        0.7: (
            "f>ph k>ck c>ck kw>qu s>sc s>ss ch>tch g>dg j>dg j>g w>wh ie>ei ei>ie y>i i>y ey$>y$ ie$>y$ i$>y$ "
            "ys$>ies$ tion>sion sion>tion shun>tion shon>tion cion>tion sion>ssion ton>tion er$>or$ or$>er$ "
            "ar$>er$ er$>ar$ er$>re$ re$>er$ er>ur ur>er ir>er able$>ible$ ible$>able$ ance$>ence$ ence$>ance$ "
            "ant$>ent$ ent$>ant$ el$>le$ al$>le$ le$>al$ le$>el$ il$>le$ ol$>le$ ul$>le$ ily$>ely$ icly$>ically$ "
            "us$>ous$ ious$>eous$ eous$>ious$ eing$>ing$ isy$>icy$ asy$>acy$ s>z z>s sk>sc rr>r kue>cue"
        ),
        1: (
            "ph>f f>gh k>ch ch>k ck>k ck>c c>k k>c q>qu x>ks ks>x cs>x x>cc x>xc c>sc sc>s s>ps sh>ti sh>ci sh>ch "
            "sh>s s>sh tch>ch tu>chu j>ge g>gh t>ght >h n>kn n>gn r>wr r>rh m>mn t>th th>t wh>w e$>$ $>e$ i>ie "
            "e>ea ee>ea ea>ee ee>ie i>ea i>ee e>ie e>ei a>ai ai>a a>au ay>ai ai>ay ey>ay ei>ai o>ou ou>o u>ou "
            "u>oo oo>ou ow>ou ou>ow o>oa oa>o au>ou u>eu oo>ew ue>u ew>ue y$>ey$ es$>s$ cian>tion ssion>tion "
            "tian>cian tion>ssion sien>tion ure$>er$ er$>ure$ ly$>ally$ uous$>eous$ t$>ed$ d$>ed$ ing$>eing$ "
            "in$>ing$ s>c c>s sk>sch sc>sk et$>ette$ ck$>que$ sth>st ngth>nth nth>ngth"
        ),
        1.2: "ch>t >gh gh> h> m>mb >e a>ea son>tion ded$>d$ k$>que$",
    },
}
