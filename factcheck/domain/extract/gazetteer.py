"""Words that tell governments, organisations, groups and roles apart; no names of persons."""

from typing import Final

from factcheck.domain.extract.wordlist import words

ROLES: Final = words(
    "activist admiral adviser advisor aide ambassador analyst archbishop attorney author billionaire"
    " bishop businessman businesswoman candidate ceo chair chairman chairwoman chancellor chief coach"
    " colonel commander commissioner congressman congresswoman coordinator correspondent councillor"
    " councilman delegate deputy dictator director doctor economist editor envoy ex-president expert"
    " founder front-runner frontrunner general governor head imam inspector judge justice king lawmaker"
    " lawyer leader manager mayor mep minister minister-president mogul mp nominee officer official"
    " oligarch owner politician pollster pope premier president prince princess professor prosecutor queen"
    " reporter representative researcher scientist secretary senator sheikh speaker spokesman spokesperson"
    " spokeswoman strategist vice vice-president whip"
)
HONORIFICS: Final = words(
    "colonel lieutenant sergeant captain major admiral marshal brigadier corporal ayatollah sheikh imam"
    "acting adm ambassador archbishop bishop capt cardinal chairman chancellor chief col commander"
    " congressman congresswoman dame defence defense democrat democratic deputy doctor dr ex finance first"
    " foreign former gen general gov governor hon house interior judge justice king lady leader lord lt"
    " maj majority mayor minister minority miss mr mrs ms pope premier pres president prime prince"
    " princess prof professor queen rep representative reps republican rev secretary sen senate senator"
    " sens sgt sheriff sir speaker spokesman spokeswoman st state vice"
)
MALE: Final = words(
    "brother businessman chairman congressman councilman father husband king lord man mr prince sir son"
    " spokesman"
)
FEMALE: Final = words(
    "businesswoman chairwoman congresswoman dame daughter lady miss mother mrs ms princess queen sister"
    " spokeswoman wife woman"
)
GOVERNMENT: Final = words(
    "nations administration agency army authorities bundesregierung bundestag bureau cabinet cia commission"
    " congress consulate council court department downing duma embassy eu fbi federal government house"
    " kremlin military ministry municipality nato navy office parliament pentagon police prefecture"
    " regierung senate state un union whitehall"
)
ORGANISATION: Final = words(
    "agency association bank campaign center centre church club co committee company corp daily"
    " federation foundation fund gazette group guardian herald hospital inc institute international"
    " journal league ltd magazine media network news observer organisation organization partners party"
    " poll post press radio report school services society study survey telegraph times tribune tv union"
    " university watch"
)
MEDIA: Final = words(
    "abc afp agency al-jazeera ap ard axios bbc bild bloomberg broadcaster buzzfeed cbs channel cnbc cnn"
    " daily dpa facebook figaro fox gazette guardian herald insider instagram interfax jazeera journal"
    " magazine media monde msnbc nachrichtenagentur nbc network news newspaper npr observer outlet pbs"
    " politico post pravda press radio reuters ria spiegel tass telegram telegraph tiktok times today"
    " tribune truth tv twitter vk website week weibo welt x.com youtube zdf zeit zeitung"
)
HIDDEN: Final = words("insider insiders people person persons somebody someone source sources whistleblower")
COUNTRIES: Final = words(
    "afghanistan albania algeria ankara argentina armenia australia austria azerbaijan baghdad baku"
    " bangladesh beijing belarus belgium berlin bolivia bosnia brazil britain brussels bulgaria cairo"
    " cambodia cameroon canada chad chile china colombia congo croatia cuba cyprus damascus delhi denmark"
    " ecuador egypt england eritrea estonia ethiopia finland france georgia germany ghana greece guatemala"
    " haiti hamas hezbollah honduras hungary iceland india indonesia iran iraq ireland islamabad israel"
    " italy jamaica japan jerusalem jordan kabul kazakhstan kenya kiev kosovo kuwait kyiv kyrgyzstan laos"
    " latvia lebanon libya lithuania london luxembourg madrid malaysia mali malta mexico minsk moldova"
    " mongolia montenegro morocco moscow mozambique myanmar namibia nepal netherlands nicaragua niger"
    " nigeria norway oman pakistan palestine panama paraguay paris peru philippines poland portugal"
    " pyongyang qatar riyadh romania rome russia rwanda scotland senegal seoul serbia singapore slovakia"
    " slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan taliban tanzania tbilisi"
    " tehran thailand tokyo tunisia turkey turkmenistan u.s uganda uk ukraine uruguay us usa uzbekistan"
    " venezuela vietnam wales warsaw washington yemen yerevan zambia zimbabwe"
)
