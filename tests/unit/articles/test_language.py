"""Which language a text is in: invented reports of one broken dam, in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles.language import FUNCTION_WORDS, detect

TEXTS = {
    "en": "The dam above the town broke on Friday night, and the people who live there had to leave their houses. "
    "Officials said that nobody was hurt, but that it would be weeks before they could go back.",
    "de": "Der Damm über der Stadt brach in der Nacht zum Freitag, und die Menschen mussten ihre Häuser verlassen. "
    "Nach Angaben der Behörden wurde niemand verletzt, doch es wird Wochen dauern, bis sie zurück können.",
    "fr": "Le barrage au-dessus de la ville a cédé dans la nuit de vendredi et les habitants ont dû quitter leurs "
    "maisons. Selon les autorités, personne n'est blessé, mais il faudra des semaines avant qu'ils ne "
    "puissent revenir.",
    "es": "La presa que está sobre la ciudad se rompió en la noche del viernes y los vecinos tuvieron que dejar sus"
    " casas. Según las autoridades no hay heridos, pero pasarán semanas hasta que puedan volver.",
    "no": "Statsministeren sa på fredag at regjeringen ikke hadde fått noen melding om hendelsen, og at det var for "
    "tidlig å si noe om hva som hadde skjedd. Hun ville ikke svare på spørsmål om hvem som hadde ansvaret for havnen.",
    "pt": "A barragem acima da cidade rompeu na noite de sexta-feira e os moradores tiveram de deixar as suas "
    "casas. Segundo as autoridades ninguém ficou ferido, mas vai levar semanas até que eles possam voltar.",
    "it": "La diga sopra la città ha ceduto nella notte di venerdì e gli abitanti hanno dovuto lasciare le loro "
    "case. Secondo le autorità non ci sono feriti, ma ci vorranno settimane prima che possano tornare.",
    "nl": "De dam boven de stad is in de nacht van vrijdag doorgebroken en de mensen moesten hun huizen verlaten. "
    "Volgens de autoriteiten is niemand gewond, maar het zal weken duren voor ze terug kunnen.",
    "sv": "Dammen ovanför staden brast på fredag kväll och de som bor där var tvungna att lämna sina hus. Enligt "
    "myndigheterna har ingen skadats, men det kan ta veckor för dem att komma tillbaka.",
    "fi": "Kaupungin yläpuolella ollut pato murtui perjantaina ja asukkaat joutuivat jättämään kotinsa. "
    "Viranomaisten mukaan kukaan ei ole loukkaantunut, mutta kestää viikkoja, ennen kuin he voivat palata, ja"
    " se on vain alkua.",
    "pl": "Zapora nad miastem pękła w nocy z piątku na sobotę, a mieszkańcy musieli opuścić swoje domy. Władze "
    "mówią, że nikt nie został ranny, ale miną tygodnie, zanim będą mogli wrócić do tego, co było przed tym.",
    "tr": "Kentin üstündeki baraj cuma gecesi yıkıldı ve halk evlerini terk etmek için yola çıktı. Yetkililere göre"
    " yaralı yok ama geri dönmek için daha çok hafta var, bu da kolay değil, ne olacağı belli değil.",
    "id": "Bendungan di atas kota itu jebol pada Jumat malam dan warga harus meninggalkan rumah mereka. Pihak "
    "berwenang mengatakan tidak ada yang terluka, tetapi mereka akan menunggu untuk bisa kembali ke rumah.",
    "ru": "Плотина над городом прорвалась в ночь на пятницу, и жители были вынуждены покинуть свои дома. Власти "
    "говорят, что никто не пострадал, но пройдут недели, прежде чем они смогут вернуться, и это не всё.",
    "uk": "Гребля над містом прорвалася в ніч на п’ятницю, і мешканці були змушені залишити свої домівки. Влада "
    "каже, що ніхто не постраждав, але мине кілька тижнів, перш ніж вони зможуть повернутися, і це не все.",
    "el": "Το φράγμα πάνω από την πόλη έσπασε το βράδυ της Παρασκευής και οι κάτοικοι έπρεπε να φύγουν από τα "
    "σπίτια τους. Οι αρχές λένε ότι δεν υπάρχουν τραυματίες, αλλά θα περάσουν εβδομάδες για να γυρίσουν.",
    "ar": "انهار السد فوق المدينة في ليلة الجمعة واضطر السكان إلى ترك منازلهم. وقالت السلطات إن لا أحد أصيب ولكن "
    "العودة قد تكون بعد أسابيع من هذا اليوم كما قال مسؤول في المدينة عن ذلك.",
    "he": "הסכר מעל העיר קרס בליל שישי והתושבים נאלצו לעזוב את הבתים. הרשויות אמרו כי לא היו נפגעים אבל יעברו "
    "שבועות עד אשר הם יוכלו לחזור אל הבתים שלהם, וזה לא הכל.",
    "hi": "शहर के ऊपर का बांध शुक्रवार की रात को टूट गया और लोगों को अपने घर छोड़ने पड़े। अधिकारियों ने कहा कि कोई "
    "घायल नहीं है लेकिन लौटने में कई हफ्ते लग सकते हैं और यह भी साफ नहीं है।",
    "ja": "町の上にあるダムが金曜日の夜に決壊し、住民は家を離れなければならなかった。当局によると、けが人はいない。",
    "zh": "城市上游的水坝在星期五晚上决堤，居民被迫离开家园。当局表示，没有人受伤，但要过几个星期才能返回。",
    "ko": "금요일 밤 도시 위쪽의 댐이 무너져 주민들이 집을 떠나야 했다. 당국은 다친 사람은 없다고 밝혔다.",
    "th": "เขื่อนเหนือเมืองแตกในคืนวันศุกร์ และชาวบ้านต้องออกจากบ้าน เจ้าหน้าที่กล่าวว่าไม่มีผู้บาดเจ็บ",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_a_report_is_told_by_its_small_words_or_its_script(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(("code", "text"), TEXTS.items(), ids=TEXTS)
def test_what_the_page_declares_does_not_overrule_the_text(code: str, text: str) -> None:
    assert detect(text, declared="pt-BR") == code


UNTOLD = {
    "nothing": "",
    "numbers": "1 2 3, 4.5 - 6 %",
    "too short": "The dam broke.",
    "a list of names": "Roe Doe Poe Moe Noe Loe Goe Zoe Joe Koe Boe Foe Voe Xoe Yoe Woe Toe Soe Hoe Qoe",
    "half and half": TEXTS["en"] + " " + TEXTS["de"] + " " + TEXTS["de"][:60],
}


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD)
def test_too_short_or_mixed_is_not_told(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("declared", "expected"),
    [("en-US", "en"), ("EN_gb", "en"), ("de", "de"), ("english", None), ("x", None), ("", None), (None, None)],
)
def test_a_short_text_is_in_the_language_its_page_declares(declared: str | None, expected: str | None) -> None:
    assert detect("Dam broke, nobody hurt", declared=declared) == expected


def test_a_declaration_helps_neither_a_mixed_text_nor_another_script() -> None:
    assert detect(UNTOLD["half and half"], declared="en") is None
    assert detect("Плотина прорвалась", declared="en") is None
    assert detect("ダムが決壊した", declared="en") == "ja"


def test_quoting_foreign_words_leaves_a_text_english() -> None:
    assert detect(TEXTS["en"] + " “La presa se rompió en la noche,” she said. " + TEXTS["en"]) == "en"


def test_every_list_is_of_single_lower_case_words() -> None:
    assert all(word == word.lower() for words in FUNCTION_WORDS.values() for word in words)
    assert min(len(words) for words in FUNCTION_WORDS.values()) >= 15


@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    found = detect(text)

    assert found is None or (len(found) == 2 and found.isalpha() and found.islower())
