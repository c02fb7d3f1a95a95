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
    "ps": ("Pashto", "پښتو"),
    "qu": ("Quechua", "Runasimi"),
    "quc": ("K’iche’", "K’iche’"),
    "rw": ("Kinyarwanda", "Ikinyarwanda"),
    "sm": ("Samoan", "Gagana Samoa"),
    "so": ("Somali", "Soomaali"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "tl": ("Tagalog", "Tagalog"),
    "tw": ("Twi", "Twi"),
    "yo": ("Yoruba", "Yorùbá"),
    "yua": ("Maya", "Maaya T’aan"),
    "zap": ("Zapotec", "Diidxazá"),
}
# Those that most people speak beside English where councils are.
OFTEN_SPOKEN = ("es", "zh-hans", "zh-hant", "vi", "tl", "ko", "ar", "ru", "ht", "pt", "fr", "hmn", "so", "am")
SPOKEN = {
    code: (told["name"], told["name_local"]) for code, told in LANG_INFO.items() if "name" in told
} | ALSO_SPOKEN
