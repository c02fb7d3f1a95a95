"""The languages that people of a council may speak: by code, in English, and as they are written."""

from django.conf.locale import LANG_INFO

# Spoken in many councils and unknown to Django.
ALSO_SPOKEN = {
    "am": ("Amharic", "አማርኛ"),
    "gu": ("Gujarati", "ગુજરાતી"),
    "hmn": ("Hmong", "Hmoob"),
    "ilo": ("Ilocano", "Ilokano"),
    "lo": ("Lao", "ລາວ"),
    "mam": ("Mam", "Qyol Mam"),
    "mix": ("Mixtec", "Tu’un Savi"),
    "nah": ("Nahuatl", "Nāhuatlahtōlli"),
    "nv": ("Navajo", "Diné bizaad"),
    "om": ("Oromo", "Afaan Oromoo"),
    "oto": ("Otomi", "Hñähñu"),
    "ps": ("Pashto", "پښتو"),
    "qu": ("Quechua", "Runasimi"),
    "quc": ("K’iche’", "K’iche’"),
    "rw": ("Kinyarwanda", "Ikinyarwanda"),
    "sm": ("Samoan", "Gagana Samoa"),
    "so": ("Somali", "Soomaali"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "tl": ("Tagalog", "Tagalog"),
    "trc": ("Triqui", "Triqui"),
    "tsz": ("Purépecha", "P’urhépecha"),
    "tw": ("Twi", "Twi"),
    "tzh": ("Tseltal", "Bats’il k’op"),
    "tzo": ("Tsotsil", "Bats’i k’op"),
    "yo": ("Yoruba", "Yorùbá"),
    "yua": ("Maya", "Maaya T’aan"),
    "zap": ("Zapotec", "Diidxazá"),
}
# What Django can be read in and hardly anybody is called in would only make the list longer.
HARDLY_SPOKEN = {"dsb", "hsb", "ia", "io"}
# Those that most people speak beside English where councils are.
OFTEN_SPOKEN = ("es", "zh-hans", "zh-hant", "vi", "tl", "ko", "ar", "ru", "ht", "pt", "fr", "hmn", "so", "am")
SPOKEN = {
    code: (told["name"], told["name_local"])
    for code, told in LANG_INFO.items()
    if "name" in told and code not in HARDLY_SPOKEN
} | ALSO_SPOKEN
