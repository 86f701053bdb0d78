"""What kind of thing a row is about: computers and phones, and all that a ledger holds besides.

``KINDS`` is a table that a non-programmer can review.  Of a monitor or a printer nothing can be
registered: its row is left out.  A word that stands in none of the lists is no reason to leave
anything out.  Compared as in ``labels.label_key``; the plural in -s goes without saying, and so
does what stands before the word: “27寸液晶显示器” is a 显示器, “Dell laser printer” a printer.

How they are read stands in ``devices``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from importer.vocabulary.systems import words

#: Kinds of which a device may be registered, by slug: what runs a system for computers, what
#: runs one for phones, and what may be either.
COMPUTER, PHONE, TABLET = "computer", "phone", "tablet"
DEVICES = frozenset({COMPUTER, PHONE, TABLET})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with our names for it and the words it goes by, in columns such as 类型 and
    Category; ``models`` are the beginnings of models that are of this kind and no other."""

    slug: str
    en: str
    zh: str
    words: tuple[str, ...]
    models: tuple[str, ...] = ()


#: P2422H, U2720Q, S2721DS and their kin, of 19 to 52 inches, with their year: their maker has to
#: stand in front, for others call a laptop P2540.  (E1705, E4310 and P28E were Dell's own.)
_DELL_MONITORS = tuple(
    f"Dell {series}{inches}{decade}"
    for series, most in (
        ("P", 43),
        ("U", 52),
        ("S", 34),
        ("E", 27),
        ("SE", 27),
        ("UP", 32),
        ("G", 34),
    )
    for inches in (19, 20, 21, 22, 23, 24, 25, 27, 28, 30, 32, 34, 38, 40, 43, 49, 52)
    for decade in (0, 1, 2)
    if inches <= most
)

#: Samsung S24F350, LC27F390; LG 24MK430, 27UL500: LG's laptops are smaller.
_OTHER_MONITORS = tuple(
    model
    for inches in (19, 20, 22, 23, 24, 25, 27, 28, 29, 32, 34, 38, 43, 49)
    for model in (
        *(f"Samsung L{series}{inches}" for series in "SCU"),
        *(f"Samsung {series}{inches}{line}" for series in "SCU" for line in "ABCDEFHJR"),
        *(f"LG {inches}{line}" for line in ("M", "U", "W", "Q", "G", "BK", "BL", "BN", "E")),
    )
)

#: Words for computers that say no more: “Computers > Monitors” is about monitors.
GENERIC = words(
    "Computer, Computer equipment, Computer hardware, Computing, IT, IT equipment, IT asset, "
    "Hardware, Information technology, End user computing, Endpoint, 电脑, 计算机, 电脑设备, "
    "计算机设备, 计算机类, 电脑类, IT设备, 電腦, 電腦設備, 計算機, コンピュータ, コンピューター, "
    "EDV, Компьютер, 컴퓨터"
)

#: Words for computers that are departments, roles and places as well.
AMBIGUOUS = words(
    "Server, Tower, Mobile, Mobile device, Mac, CPU, 服务器, 伺服器, サーバー, サーバ, Servidor, "
    "Сервер, 서버"
)

KINDS: tuple[Kind, ...] = (
    Kind(
        COMPUTER,
        "Computers",
        "电脑",
        words(
            "Computer, PC, Laptop, Laptop computer, Notebook, Notebook computer, Notebook PC, "
            "Ultrabook, Netbook, Desktop, Desktop computer, Desktop PC, Desktop tower, Tower, "
            "Mini tower, Mini PC, NUC, Minicomputer, Personal computer, Workstation, All in one, "
            "All-in-one PC, AIO, AIO PC, Small form factor, SFF, Micro PC, CPU, System unit, "
            "CPU unit, Server, Thin client, 2-in-1, Convertible, Detachable, Mac, MacBook, iMac, "
            "Tablet PC, Virtual machine, 电脑, 计算机, 微机, 微型机, 微型计算机, 笔记本, "
            "笔记本电脑, 笔记本计算机, 便携机, 便携式计算机, 便携式电脑, 手提电脑, 上网本, 超极本, "
            "台式机, 台式电脑, 台式计算机, 台机, 主机, 电脑主机, 一体机, 电脑一体机, 台式一体机, "
            "一体机电脑, 工作站, 服务器, 整机, 工控机, 瘦客户机, 二合一, 虚拟机, 電腦, 計算機, "
            "筆電, 筆記型電腦, 筆記本電腦, 桌上型電腦, 桌機, 桌電, 主機, 一體機, 伺服器, パソコン, "
            "ノートPC, ノートパソコン, デスクトップ, デスクトップPC, デスクトップパソコン, "
            "サーバー, サーバ, ワークステーション, ノート, Rechner, Arbeitsplatzrechner, "
            "Standrechner, Tischrechner, Klapprechner, Ordinateur, Ordinateur portable, "
            "Ordinateur de bureau, Portable, PC portable, PC fixe, Poste fixe, Poste de travail, "
            "Unité centrale, Serveur, PC bureau, PC de bureau, Ordinateur bureau, Ordinateur fixe, "
            "Station de travail, PC bureautique, Micro-ordinateur, Portátil, Ordenador, "
            "Ordenador portátil, Computadora, "
            "Computadora portátil, Computador, Computador portátil, Microcomputador, Servidor, "
            "PC portátil, PC escritorio, PC de escritorio, Computadora de escritorio, "
            "Computador de escritorio, Ordenador de escritorio, Equipo de escritorio, Sobremesa, "
            "PC de sobremesa, Ordenador de sobremesa, Equipo de sobremesa, PC de mesa, "
            "Computador de mesa, Estación de trabajo, Estação de trabalho, Portatile, "
            "PC portatile, Computer portatile, PC fisso, Ноутбук, Компьютер, Системный блок, "
            "Моноблок, Рабочая станция, Сервер, Laptop służbowy, Komputer, Komputer stacjonarny, "
            "Komputer przenośny, Stacja robocza, Počítač, Stolní počítač, Přenosný počítač, "
            "Bilgisayar, Dizüstü bilgisayar, Masaüstü bilgisayar, Dator, Bärbar dator, "
            "Stationär dator, Bærbar PC, Stasjonær PC, Tietokone, Kannettava, Pöytäkone, "
            "Vaste PC, Werkstation, 노트북, 데스크톱, 데스크탑, 컴퓨터, 본체, 서버, "
            "워크스테이션"
        ),
        words(
            "ThinkPad, ThinkCentre, ThinkStation, ThinkBook, Latitude, OptiPlex, Precision, "
            "EliteBook, ProBook, ZBook, EliteDesk, ProDesk, Surface Pro, Surface Laptop, "
            "Surface Book, Surface Go, Surface Studio, Elite x2, Pro x2, Toughbook, Toughpad, "
            "Galaxy Book, Galaxy TabPro S, MateBook, MagicBook, Getac, Cisco UCS"
        ),
    ),
    Kind(
        PHONE,
        "Phones",
        "手机",
        words(
            "Phone, Mobile, Mobile phone, Cell phone, Cellphone, Cellular phone, Smartphone, "
            "Smart phone, Mobile device, Mobile handset, Handphone, Company phone, Android phone, "
            "Feature phone, iPhone, 手机, 智能手机, 移动电话, 工作手机, 測試手機, "
            "手機, 智慧型手機, 行動電話, スマートフォン, スマホ, 携帯, 携帯電話, Handy, "
            "Mobiltelefon, Diensthandy, Mobiele telefoon, Mobieltje, Telefon komórkowy, "
            "Mobilní telefon, Cep telefonu, Téléphone portable, Téléphone mobile, Celular, "
            "Teléfono móvil, Telefone celular, Móvil, Cellulare, Смартфон, Мобильный телефон, "
            "휴대폰, 스마트폰, 핸드폰"
        ),
        # Android up to HarmonyOS 4, and none of it later.
        words(
            "Mate 8, Mate 9, Mate 10, Mate 20, Mate 30, Mate 40, Mate 50, Mate 60, Mate 70, "
            "Mate 80, Mate X2, Mate X3, Mate X5, Mate X6, Mate Xs, Mate XT, Pura 70, Pura 80, "
            "Pura X, nova 5, nova 6, nova 7, nova 8, nova 9, nova 10, nova 11, nova 12, nova 13, "
            "nova 14, nova Y, nova flip, HUAWEI nova, HUAWEI Enjoy, HUAWEI P9, HUAWEI P10, "
            "HUAWEI P20, HUAWEI P30, HUAWEI P40, HUAWEI P50, HUAWEI P60, HUAWEI Pura, 畅享, "
            "华为畅享"
        ),
    ),
    Kind(
        TABLET,
        "Tablets",
        "平板电脑",
        words(
            "Tablet, Slate, PDA, 手持终端, Tablet computer, Media tablet, Mobile tablet, Tab, "
            "iPad, 平板, 平板电脑, 平板計算機, 平板電腦, タブレット, タブレット端末, "
            "Tablette, Tableta, Планшет, 태블릿"
        ),
        words("MatePad, HUAWEI MatePad, HUAWEI MediaPad, MediaPad, 华为平板"),
    ),
    Kind(
        "monitor",
        "Monitors",
        "显示器",
        words(
            "Monitor, Computer monitor, Display, Display monitor, Screen, LCD, LCD screen, LED, "
            "MON, LCD panel, TFT, Flat panel, Monitor LCD, Monitor LED, Video monitor, 显示器, "
            "显示屏, 显示设备, 屏幕, 液晶屏, 液晶显示器, 显示器材, 拼接屏, 大屏, 副屏, 顯示器, "
            "顯示幕, 螢幕, 電腦螢幕, モニター, モニタ, ディスプレイ, 液晶ディスプレイ, Bildschirm, "
            "Moniteur, Écran, Ecran, Pantalla, Schermo, 曲面屏, 触摸屏, 触控屏, LED屏, LED显示屏, "
            "条屏, 便携屏, 条形屏, 監視器, "
            "Monitore, Beeldscherm, Skärm, Skjerm, Skærm, Näyttö, Obrazovka, Ekran, Монітор, "
            "Video wall, Монитор, 모니터"
        ),
        words(
            "Studio Display, Pro Display XDR, Apple Studio Display, Thunderbolt Display, "
            "LED Cinema Display, ThinkVision, UltraSharp, EliteDisplay, ProDisplay, FlexScan, "
            "SyncMaster, ProLite, AOC, EIZO, UltraFine, LG UltraFine, ViewFinity, ProArt Display, "
            "HP E22, HP E23, HP E24, HP E27, HP P22, HP P24, HP P27, HP Z24i, HP Z24n, HP Z24f, "
            "HP Z24u, HP Z27n, HP Z27k, HP Z27q, Lenovo L24e, Lenovo L24i, Lenovo L27i, "
            "Lenovo D24, "
            "Lenovo D27, ROG Swift, MSI Optix, Odyssey G3, Odyssey G4, Odyssey G5, Odyssey G6, "
            "Odyssey G7, "
            "Odyssey G8, Odyssey G9, Odyssey OLED, Odyssey Neo G, Odyssey Ark, UltraWide, BenQ GW, "
            "BenQ GL, BenQ BL, BenQ PD, BenQ EW, BenQ XL, BenQ SW, ViewSonic VA, ViewSonic VG, "
            "ViewSonic VP, ViewSonic VX"
        )
        + words(
            "Acer V2, Acer K2, Acer KA2, Acer ET2, Acer XV2, ASUS VP2, ASUS VA2, ASUS VG2, "
            "ASUS VZ2, ASUS VE2, ASUS PB2, ASUS BE2, ASUS ProArt PA2, ZenScreen, ASUS ZenScreen, "
            "NEC MultiSync, Hannspree, iiyama XU, iiyama ProLite, MateView, HUAWEI MateView, "
            "MSI PRO MP2, Fujitsu Display, HP ZR2, HP Compaq LA1, "
            "HP Compaq LA2, HP LA2, "
            "Philips 2, Philips 3, HP V22, HP V24, HP V27, HP M22, HP M24, HP M27, HP M32, "
            "Lenovo S22, Lenovo S24, Lenovo S27, Lenovo S28, Lenovo T22i, Lenovo T22v, "
            "Lenovo T23i, Lenovo T23d, Lenovo T24i, Lenovo T24d, Lenovo T24h, Lenovo T24m, "
            "Lenovo T24v, Lenovo T27i, Lenovo T27p, Lenovo T27h, Lenovo T32h, Lenovo T34w, "
            "Lenovo E22, Lenovo E24, Lenovo E27, Lenovo L22, Lenovo L24q, Lenovo L27, Lenovo L29, "
            "Lenovo L32, Lenovo G24, Lenovo G27, Lenovo Q24, Lenovo Q27"
        )
        + _DELL_MONITORS
        + _OTHER_MONITORS,
    ),
    Kind(
        "printer",
        "Printers and scanners",
        "打印机、扫描仪",
        words(
            "Printer, PRN, PRT, Laser printer, Inkjet printer, Label printer, Receipt printer, "
            "Plotter, Copier, Photocopier, Multifunction, Multifunction printer, "
            "Multi-function printer, Multifunction device, Multifunction copier, MFP, MFD, "
            "Scanner, Document scanner, Barcode scanner, Barcode reader, Fax, Fax machine, "
            "Printing device, Shredder, 打印机, 打印一体机, 打印复印一体机, 复印一体机, "
            "多功能一体机, 打印设备, 复印机, 复合机, 数码复合机, 扫描仪, 扫描枪, 扫码枪, 条码枪, "
            "条码扫描器, 高拍仪, 传真机, 绘图仪, 标签机, 标签打印机, 碎纸机, 针式打印机, "
            "激光一体机, 喷墨一体机, 印表機, 影印機, 事務機, 多功能事務機, 掃描器, 條碼掃描器, "
            "傳真機, 碎紙機, プリンター, プリンタ, 複合機, コピー機, スキャナー, スキャナ, "
            "ファックス, Drucker, Kopierer, Multifunktionsgerät, Multifunktionsdrucker, Faxgerät, "
            "Imprimante, Photocopieur, Copieur, Scanneur, Télécopieur, Impresora, Impressora, "
            "Stampante, Multifuncional, Escáner, Laserdrucker, Tintenstrahldrucker, "
            "Etikettendrucker, Netzwerkdrucker, Label maker, Label writer, Scanner gun, 针打, "
            "传真一体机, "
            "扫描一体机, 速印机, 一体化速印机, 晒图仪, シュレッダー, Handscanner, "
            "Imprimante laser, Imprimante multifonction, Aktenvernichter, "
            "Drukarka, Tiskárna, Tlačiareň, Skrivare, Skriver, Tulostin, Nyomtató, Skaner, "
            "Skener, Skanner, Kserokopiarka, Принтери, "
            "Destructeur de documents, Destructora de papel, Trituradora, Fotocopiadora, "
            "Fotocopiatrice, Multifonction, Yazıcı, Yazici, Принтер, Сканер, МФУ, Копир, 프린터, "
            "복합기, 스캐너, 복사기"
        ),
        words(
            "HP Laser 1, HP Laser MFP, HP Color Laser, HP Smart Tank, HP Neverstop, HP ENVY Photo, "
            "HP ENVY Inspire, LaserJet, HP LaserJet, OfficeJet, DeskJet, PageWide, DesignJet, "
            "ScanJet, PIXMA, "
            "imageRUNNER, imageCLASS, imagePRESS, bizhub, ECOSYS, TASKalfa, EcoTank, WorkForce, "
            "WorkCentre, VersaLink, AltaLink, Phaser, ScanSnap, EPSON L, EPSON ET, EPSON WF, "
            "EPSON LQ, EPSON XP, EPSON DS, Brother DCP, Brother HL, Brother MFC, "
            "Brother ADS, Brother QL, Brother PT, Canon MF, Canon LBP, "
            "Canon iR, Canon TS, Canon DR, RICOH MP, RICOH IM, RICOH SP, "
            "RICOH Aficio, KYOCERA, Lexmark, Xerox, Fuji Xerox, DocuCentre, Apeos, "
            "Konica Minolta, Pantum, 奔图, Zebra ZT, Zebra ZD, Zebra GK, Zebra GX, "
            "ProXpress, Oki C, Oki B4, Oki MC, Panasonic KX-M, Panasonic KX-F, Sharp MX, "
            "Fujitsu fi-6, Fujitsu fi-7, Fujitsu fi-8, Toshiba e-STUDIO, Canon G1, Canon G2, "
            "Canon G3, Canon G4, Sharp BP"
        ),
    ),
    Kind(
        "projector",
        "Projectors, televisions and boards",
        "投影、电视、白板",
        words(
            "Projector, Video projector, Beamer, TV, Television, Smart TV, TV set, Apple TV, "
            "Whiteboard, Interactive whiteboard, Smartboard, Interactive display, "
            "Interactive flat panel, Interactive panel, "
            "Digital signage, Projection screen, 投影仪, 投影机, 投影设备, "
            "投影, 电视, 电视机, 智慧屏, 机顶盒, 智能电视, 电子白板, 智能白板, 白板, 会议平板, "
            "会议一体机, 教学一体机, 会议大屏, 幕布, 投影機, 電視, 電視機, 電子白板, "
            "プロジェクター, プロジェクタ, テレビ, ホワイトボード, 電子黒板, Projektor, Fernseher, "
            "Projecteur, Vidéoprojecteur, Téléviseur, Tableau blanc, Proyector, Projetor, "
            "Televisor, "
            "Chromecast, 电视盒子, Media player, Streaming stick, Satellite receiver, "
            "Blu-ray player, 投影幕, 实物展台, 投屏器, 无线投屏, 无线投屏器, 广告机, 广告屏, "
            "电子班牌, 班班通, "
            "会议屏, 叫号机, Signage player, Set-top box, Projektionsleinwand, Proiettore, "
            "Videoproiettore, Televisore, Televisão, Pizarra, Projeksiyon, AV equipment, Проектор, "
            "Телевизор, "
            "프로젝터"
        ),
        words("Apple TV, Surface Hub, Sony Bravia, 极米, 坚果投影, EPSON CB, EPSON EB"),
    ),
    Kind(
        "phone-set",
        "Desk phones and conference devices",
        "座机、会议设备",
        words(
            "Desk phone, Deskphone, Telephone, IP phone, VoIP phone, VoIP, SIP phone, Landline, "
            "Landline phone, Office phone, Conference phone, Telephone set, Video conferencing, "
            "Video conference, Videoconferencing, Conference system, Intercom, Walkie talkie, "
            "Two-way radio, Radio, Answering machine, 座机, 固定电话, 固话, 电话, 电话机, 话机, "
            "IP电话, 办公电话, 会议电话, 对讲机, 视频会议, 视频会议终端, 视频会议设备, 会议系统, "
            "電話, 電話機, 話機, 市話, 對講機, 固定電話, ビジネスフォン, Telefon, Festnetztelefon, "
            "Tischtelefon, Telefoon, Vaste telefoon, Téléphone, Téléphone fixe, Teléfono, "
            "Telefone, Teléfono fijo, "
            "IP-Telefon, Téléphone IP, Video bar, Cordless phone, DECT phone, Analog phone, "
            "Video endpoint, Video codec, Telephony, 会议终端, Satellite phone, Pager, Телефон, "
            "IP-телефон, Teléfono IP, Telefone IP, Telefono IP, Telefono fisso, Telefone fixo, "
            "Systemtelefon, Bürotelefon, IP-telefoon, 전화기"
        ),
        words(
            "Poly VVX, Poly CCX, Poly Edge, Avaya, Yealink, Polycom, Grandstream, Fanvil, Snom, "
            "Cisco IP Phone, Cisco CP"
        ),
    ),
    Kind(
        "headset",
        "Headsets, speakers, cameras",
        "耳机、音箱、摄像头",
        words(
            "Headset, Headphone, Earphone, Earbud, Earpiece, Airpod, Speaker, Loudspeaker, "
            "Soundbar, Speakerphone, Microphone, Mic, Audio device, Webcam, Web camera, Camera, "
            "Digital camera, IP camera, CCTV, CCTV camera, Security camera, Camcorder, "
            "Video camera, 耳机, 耳麦, 头戴式耳机, 蓝牙耳机, 音箱, 音响, 扬声器, 功放, 麦克风, "
            "话筒, 摄像头, 摄像机, 网络摄像机, 监控, 监控摄像头, 监控设备, 相机, 照相机, 数码相机, "
            "录音笔, 耳機, 喇叭, 麥克風, 攝影機, 網路攝影機, 相機, ヘッドセット, ヘッドホン, "
            "ヘッドフォン, イヤホン, スピーカー, マイク, カメラ, Kopfhörer, Lautsprecher, "
            "Mikrofon, Kamera, Casque, Écouteur, Haut-parleur, Enceinte, Caméra, Appareil photo, "
            "Auricular, Auriculares, Altavoz, Micrófono, Cámara, NVR, DVR, Drone, 录像机, "
            "硬盘录像机, 网络录像机, 枪机, 球机, 摄影机, 无线麦, 全向麦, 麦克风阵列, 调音台, "
            "无人机, Drohne, GoPro, Dash cam, Hearing aid, 执法记录仪, 行车记录仪, 云台, 三脚架, "
            "Action camera, Tripod, Cuffie, Altoparlante, Videocamera, "
            "Telecamera, "
            "Fone de ouvido, Câmera, Гарнитура, Наушники, Колонки, Микрофон, Камера, Веб-камера, "
            "Audio equipment, Kulaklık, Kulaklik, Słuchawki, Sluchátka, Hörlurar, Koptelefoon, "
            "Høretelefoner, Hodetelefoner, "
            "Kuulokkeet, "
            "헤드셋, 이어폰, 스피커, 마이크, 카메라, 웹캠"
        ),
        words(
            "AirPods, HomePod, Jabra, Plantronics, Evolve2, Hikvision DS, 海康威视DS, Dahua DH, "
            "大华DH, "
            "Poly Studio, Poly Voyager, Sennheiser SC, EPOS Sennheiser, EPOS Adapt, EPOS Impact"
        ),
    ),
    Kind(
        "input",
        "Keyboards and mice",
        "键盘、鼠标",
        words(
            "Keyboard, Mouse, Mice, Mouse and keyboard, Keyboard and mouse, Keyboard mouse combo, "
            "Keyboard combo, Trackpad, Touchpad, Trackball, Input device, Pointing device, "
            "Graphics tablet, Drawing tablet, Pen tablet, Stylus, Numpad, Presenter, Joystick, "
            "键盘, 鼠标, 键鼠, 键鼠套装, 键盘鼠标, 输入设备, 数位板, 手写板, 绘图板, 手绘板, "
            "触控板, 触控笔, 手写笔, 翻页笔, 激光笔, 鍵盤, 滑鼠, 鍵鼠組, 繪圖板, 觸控筆, "
            "キーボード, マウス, ペンタブレット, Tastatur, Maus, Clavier, Souris, Teclado, Ratón, "
            "Tablette graphique, 数位屏, Number pad, Drawing pad, Smart pen, Laser pointer, "
            "签字板, 翻页器, Signature pad, Wacom tablet, "
            "Klawiatura, Klávesnice, Klavye, Tangentbord, Toetsenbord, Näppäimistö, "
            "Mysz, Myš, Muis, Hiiri, "
            "レーザーポインター, Tastiera, Клавиатура, Мышь, 키보드, 마우스"
        ),
        words(
            "Wacom CTL, Wacom CTH, Wacom PTH, Wacom Intuos, Magic Keyboard, Magic Mouse, "
            "Magic Trackpad, Apple Pencil, Smart Keyboard"
        ),
    ),
    Kind(
        "dock",
        "Docks, adapters, power supplies",
        "扩展坞、适配器、电源",
        words(
            "Dock, Docking, Docking station, Docking unit, Port replicator, USB hub, Hub, Adapter, "
            "Adaptor, Power adapter, AC adapter, Dongle, Converter, Charger, Power supply, PSU, "
            "Power bank, Battery, Battery pack, Cable, UPS, PDU, Power strip, KVM, KVM switch, "
            "Uninterruptible power supply, Surge protector, 扩展坞, 拓展坞, 底座, 转接器, 转换器, "
            "转接头, 集线器, 分线器, 适配器, 电源适配器, 电源, 充电器, 充电宝, 移动电源, 电池, "
            "线缆, 数据线, 网线, 插线板, 不间断电源, UPS电源, 擴充座, 擴充基座, 轉接器, 轉接頭, "
            "變壓器, 充電器, 電源供應器, 電池, 不斷電系統, ドッキングステーション, ドック, ハブ, "
            "ACアダプター, ACアダプタ, バッテリー, ケーブル, 無停電電源装置, Dockingstation, "
            "Netzteil, Ladegerät, Kabel, Akku, USV, Station d'accueil, Chargeur, Adaptateur, "
            "Câble, Batterie, Onduleur, Cargador, Estación de acoplamiento, Battery backup, "
            "UPS主机, "
            "UPS电池, 稳压器, Power cord, Extension cord, Charging station, PoE injector, 电源线, "
            "排插, KVM切换器, Nobreak, Gruppo di continuità, ИБП, Док-станция, "
            "Stacja dokująca, Dokovací stanice, Dockningsstation, Telakka, Zasilacz, Ladowarka, "
            "SAI, Carregador, Oplader, Ładowarka, 도킹스테이션, 도킹 스테이션, "
            "Зарядное устройство, 충전기, 어댑터"
        ),
        words(
            "Surface Dock, Back-UPS, Smart-UPS, APC Back-UPS, APC Smart-UPS, APC BK, APC BR, "
            "APC SMT, "
            "Dell WD15, Dell WD19, Dell WD22, Dell D6000, Dell TB15, Dell TB16, Dell DA3, "
            "ThinkPad USB-C Dock, ThinkPad Thunderbolt, ThinkPad Hybrid USB-C, ThinkPad OneLink"
        ),
    ),
    Kind(
        "network",
        "Network equipment",
        "网络设备",
        words(
            "Switch, Network switch, Ethernet switch, Router, Wireless router, Access point, "
            "Wireless access point, Wifi access point, WAP, AP, Firewall, Modem, Network device, "
            "Network equipment, Network hardware, Networking, Networking equipment, "
            "Networking device, Load balancer, Wireless controller, WLAN controller, "
            "Media converter, Repeater, Patch panel, Hotspot, Mobile hotspot, MiFi, Network gear, "
            "IP switch, IP router, IP firewall, Wi-Fi router, 交换机, 路由器, 无线路由器, 防火墙, "
            "无线AP, 无线接入点, 接入点, 网关, 光猫, 调制解调器, 网络设备, 通信设备, 网络交换机, "
            "负载均衡, 无线控制器, 光纤收发器, 随身WiFi, 交換器, 無線基地台, 防火牆, 網路設備, "
            "網通設備, 數據機, スイッチ, スイッチングハブ, ルーター, ルータ, アクセスポイント, "
            "無線AP, ファイアウォール, ネットワーク機器, モデム, Netzwerkgerät, Netzwerk-Switch, "
            "Netzwerkkomponente, Commutateur, Routeur, Point d'accès, Borne Wi-Fi, Pare-feu, "
            "Équipement réseau, Conmutador, Enrutador, Punto de acceso, Roteador, Cortafuegos, "
            "Wireless LAN controller, 无线路由, SFP module, Network module, Line card, "
            "Cell booster, AC控制器, AP面板, 网桥, 无线网桥, 光模块, "
            "上网行为管理, 入侵检测设备, VPN设备, VPN gateway, 网闸, Маршрутизатор, Роутер, "
            "Ruter, Przełącznik, 密码机, 加密机, 网络密码机, "
            "Коммутатор, 공유기, 라우터, 스위치, 방화벽"
        ),
        words(
            "ProCurve, OfficeConnect, Catalyst, Nexus 93, Nexus 95, Meraki, Fortinet, FortiGate, "
            "Aironet, UniFi, Cisco, "
            "Ubiquiti, "
            "MikroTik, Netgear, TP-Link, D-Link, Ruijie, 锐捷, Aruba, Juniper, Palo Alto, "
            "SonicWall, WatchGuard, H3C S5, H3C S6, H3C S7, Huawei S5, Huawei S6, Huawei S7, "
            "Huawei USG"
        ),
    ),
    Kind(
        "storage",
        "Storage and parts",
        "存储、配件",
        words(
            "Storage, NAS, SAN, Storage device, Storage array, Disk array, Tape library, "
            "Tape drive, External drive, External hard drive, External disk, Hard drive, "
            "Hard disk, HDD, SSD, USB drive, USB stick, USB flash drive, Flash drive, Pen drive, "
            "Thumb drive, Memory card, Memory, Memory stick, RAM, Memory module, Graphics card, "
            "SD card, Optical drive, DVD drive, Sound card, 硬盘盒, 存储阵列, 光驱, "
            "Video card, GPU, Motherboard, Network card, Component, Spare part, Computer part, "
            "存储, 存储设备, 磁盘阵列, 硬盘, 移动硬盘, 固态硬盘, U盘, 优盘, 内存, 内存条, 存储卡, "
            "显卡, 主板, 网卡, 配件, 电脑配件, 零件, 备件, 部件, 隨身碟, 硬碟, 外接硬碟, 記憶體, "
            "顯示卡, 零組件, 外付けHDD, 外付けハードディスク, USBメモリ, メモリ, Festplatte, "
            "Speicher, USB-Stick, Ersatzteil, Disque dur, Clé USB, Pièce détachée, Disco duro, "
            "Memoria USB, 磁带库, 磁带机, 声卡, 采集卡, Netzwerkspeicher, "
            "Disque dur externe, ハードディスク, Жёсткий диск, Жесткий диск, 하드디스크, 외장하드"
        ),
        words("Synology, DiskStation, RackStation, QNAP, 群晖, 威联通, 铁威马"),
    ),
    Kind(
        "accessory",
        "Accessories and consumables",
        "外设、耗材",
        words(
            "Accessory, Accessories, Mouse pad, Computer accessory, Computer accessories, "
            "Peripheral, Peripheral device, Consumable, Supplies, Toner, Ink, Cartridge, "
            "Toner cartridge, Bag, Backpack, Laptop bag, Stand, Laptop stand, Monitor arm, Mount, "
            "Cart, Laptop cart, Charging cart, Charging cabinet, Bracket, Rack, Server rack, "
            "Phone case, Protective case, Screen protector, Sleeve, "
            "Lock, Cable lock, Security key, Security token, Smart card, Card reader, "
            "Badge reader, 外设, 外围设备, 周边设备, 附件, 耗材, 墨盒, 硒鼓, 色带, 电脑包, 背包, "
            "笔记本包, "
            "支架, 手机壳, 保护套, 机柜, 读卡器, 加密狗, 办公耗材, 週邊, 週邊設備, 周邊設備, "
            "碳粉匣, 周辺機器, アクセサリー, アクセサリ, 消耗品, トナー, インク, Zubehör, "
            "Peripherie, Peripheriegerät, Verbrauchsmaterial, Tasche, Halterung, Accessoire, "
            "Périphérique, Consommable, Sacoche, Accesorio, Periférico, Consumible, Cash drawer, "
            "Fingerprint reader, U盾, 加密锁, 税控盘, 指纹仪, 鼠标垫, Privacy filter, "
            "Monitorhalterung, Kartenleser, Lecteur de badge, 讀卡機, Carry case, Tablet case, "
            "Carrying case, Screen filter, RFID reader, NFC reader, Chip reader, Pin pad, "
            "Card terminal, Payment terminal, E-book reader, 电子书, 点读机, 词典笔, 散热器, "
            "防窥膜, 打印纸, 碳粉, "
            "Webcam cover, Notebook cooler, Laptop cooler, Rucksack, Mochila, Zaino, YubiKey, "
            "Lector de código de barras, Lettore barcode, Lettore di codici a barre, "
            "Lecteur code-barres, Badgeuse, 身份证阅读器, 身份证读卡器, "
            "AirTag, "
            "Kindle, E-reader, 电纸书, 电子书阅读器"
        ),
        # They make no computers.  Kensington alone is a place, too.
        words(
            "Logitech, 罗技, Belkin, Anker, Targus, Kensington SD, Kensington LD, Kensington K, "
            "Kensington Pro Fit, Kensington Expert, Kensington Orbit, Kensington SlimBlade, "
            "Kensington MicroSaver, Kensington ClickSafe, Ugreen, 绿联, Baseus, 倍思, Rapoo, 雷柏"
        ),
    ),
    Kind(
        "sim",
        "SIM cards",
        "SIM 卡",
        words(
            "SIM, SIM card, eSIM, Data card, Data SIM, Mobile line, SIM卡, 手机卡, 电话卡, 流量卡, "
            "上网卡, 物联网卡, 手機門號, 門號卡, SIMカード, SIM-Karte, Carte SIM, Tarjeta SIM"
        ),
    ),
    Kind(
        "wearable",
        "Watches and glasses",
        "手表、眼镜",
        words(
            "Watch, Smartwatch, Smart watch, Apple Watch, Wearable, Fitness tracker, VR headset, "
            "VR, Meta Quest, AR glasses, Smart glasses, 手表, 智能手表, 手环, 智能手环, VR眼镜, "
            "VR头显, "
            "智能眼镜, 手錶, 智慧手錶, スマートウォッチ, Montre connectée, Smartuhr"
        ),
        words("Apple Watch, Galaxy Watch, Galaxy Buds, Apple Vision, HUAWEI Watch, Watch GT"),
    ),
    Kind(
        "chromebook",
        "Chromebooks",
        "Chromebook",
        words("Chromebook, Chromebox, Chromebase, Chrome device, ChromeOS device"),
        words("Chromebook, Chromebox, Pixelbook, Galaxy Chromebook"),
    ),
    Kind(
        "office",
        "Furniture and office equipment",
        "家具、办公设施",
        words(
            "Furniture, Office furniture, Desk, Table, Chair, Office chair, Cabinet, Sofa, "
            "Filing cabinet, Bookcase, Shelf, Lamp, Air conditioner, Refrigerator, Fridge, "
            "Microwave, Calculator, "
            "Coffee machine, Water dispenser, Fan, Vehicle, Car, Appliance, Time clock, "
            "Attendance machine, Access control, 家具, 办公家具, 家具用具, 桌, 桌子, 办公桌, "
            "电脑桌, 会议桌, 椅, 椅子, 办公椅, 电脑椅, 柜子, 文件柜, 沙发, 书柜, 空调, 冰箱, "
            "饮水机, 咖啡机, 微波炉, 保险柜, 车辆, 汽车, 考勤机, 打卡机, 门禁, 门禁设备, 刷脸机, "
            "访客机, 报警主机, 对讲主机, 配电柜, 传感器, 工具箱, 电烙铁, 测线仪, 寻线仪, "
            "光功率计, 熔接机, 取暖器, 吸尘器, 扫地机器人, 窗帘, 灯具, Door access, "
            "Door controller, Vending machine, Air purifier, Alarm system, Smoke detector, "
            "Forklift, Time recorder, Paper cutter, Binding machine, Money counter, Klimagerät, "
            "家電, "
            "家电, 傢俱, 辦公傢俱, 辦公桌, 辦公椅, 冷氣, 冷氣機, 打卡鐘, 門禁, 什器, デスク, "
            "エアコン, Möbel, Büromöbel, Schreibtisch, Stuhl, Bürostuhl, Fahrzeug, Mobilier, "
            # Not Bureau nor Escritorio: beside Portable and Portátil they are desktop computers.
            "Meuble, Chaise, Chaise de bureau, Fauteuil, Mobilier de bureau, Véhicule, Mueble, "
            "Mobiliario, Silla, Silla de oficina, Silla de escritorio, Mueble de oficina, "
            "Mobiliario de oficina, Laminator, Thermostat, 装订机, 塑封机, 过塑机, 点钞机, 验钞机, "
            "净水器, 加湿器, 空气净化器, 电动车, 闸机, 门禁控制器, 人脸识别机, 门禁机, "
            "人脸识别终端, Bureau assis debout, Kaffeemaschine, Machine à café, Cafetera, "
            "Kühlschrank, Klimaanlage, Climatiseur, Aire acondicionado, Fahrrad, Game console, "
            "Spielkonsole, 游戏机, 冷蔵庫, Oscilloscope, Multimeter, 示波器, 万用表, 电子秤, "
            "温湿度计, 发电机, 复印纸, Sedia, Scrivania, Cadeira, Стул, Кресло, Сейф, 의자, 책상, "
            "PlayStation, Xbox, 翻译机, 刷卡机, 测试仪"
        ),
    ),
    Kind(
        "software",
        "Software and licences",
        "软件、许可",
        words(
            "Software, License, Licence, Software license, Software licence, License key, 软件, "
            "许可证, 软件许可, 软件许可证, 软件授权, 授权, 正版软件, 軟體, 授權, 軟體授權, "
            "ソフトウェア, ライセンス, Lizenz, Lizenzen, Softwarelizenz, Softwarelizenzen, "
            "Logiciel, Licencia, Office许可, Subscription"
        ),
    ),
)

#: With these ends a model or a name that is no other thing: “ThinkPad USB-C Dock”, “前台打印机”.
#: Fewer than in a column of kinds: “MacBook Pro Retina Display” is no monitor.
ENDS = words(
    "Monitor, Printer, Laser printer, Dock, Docking station, Port replicator, Headset, Headphones, "
    "Keyboard, Mouse, Charger, Power adapter, AC adapter, Projector, Scanner, Router, Webcam, "
    "Speaker, Access point, Firewall, Network switch, Ethernet switch, IP phone, Whiteboard, "
    "Toner, Smartwatch, Chromebook, 显示器, 打印机, 打印一体机, 复印机, 扫描仪, 投影仪, 投影机, "
    "扩展坞, 拓展坞, 耳机, 耳麦, 键盘, 鼠标, 充电器, 适配器, 交换机, 路由器, 防火墙, 摄像头, "
    "摄像机, 音箱, 话机, 座机, 电视, 电视机, 考勤机, 碎纸机, 办公桌, 办公椅, 电子白板, 智慧屏, "
    "UPS电源, 螢幕, 顯示器, 印表機, 影印機, 投影機, 滑鼠, 鍵盤, 交換器, 掃描器, モニター, "
    "プリンター, プリンタ, 複合機, キーボード, マウス, ヘッドセット, スキャナー, プロジェクター, "
    "Drucker, Bildschirm, Tastatur, Dockingstation, Imprimante, Clavier"
)

#: In such words for phones a model or a name ends that is of no other thing: 华为手机.
ENDS_OF_PHONES = words(
    "手机, 智能手机, 手機, 智慧型手機, Smartphone, Mobile phone, Cell phone, Android phone, "
    "Samsung phone, Huawei phone, Xiaomi phone, Diensthandy, Téléphone portable"
)

#: What a phrase begins with whose language puts the thing first: Écran tactile, Chargeur PC
#: portable, Impresora láser; not Teléfono, which may be celular.
HEADS = words(
    "Écran, Ecran, Moniteur, Imprimante, Photocopieur, Clavier, Souris, Chargeur, Adaptateur, "
    "Station d'accueil, Batterie, Câble, Sacoche, Casque, Vidéoprojecteur, "
    "Commutateur, Routeur, Onduleur, Disque dur externe, Pantalla, Impresora, Impressora, "
    "Teclado, Ratón, Cargador, Carregador, Drukarka, Klawiatura, Zasilacz, Auriculares, Proyector, "
    "Projetor, Estación de acoplamiento, Stampante, Tastiera, Schermo, Cuffie"
)

#: What German and Dutch words for things end in: Farblaserdrucker, Touch-Bildschirm.
COMPOUNDS = words(
    "Drucker, Bildschirm, Monitor, Tastatur, Dockingstation, Netzteil, Ladegerät, Tasche, "
    "Lautsprecher, Scanner, Kabel, Halterung, Printer, Switch, Router, Headset, Beeldscherm, "
    "Toetsenbord, Oplader, Maus, -Dock"
)

#: Makers of what is no computer as well: Dell monitor, 显示器 戴尔 P2419H.
BRANDS = words(
    "联想, 戴尔, 惠普, 华为, 华三, 锐捷, 思科, 佳能, 爱普生, 兄弟, 三星, 飞利浦, 优派, 明基, 理光, "
    "京瓷, 施乐, 富士施乐, 罗技, 雷柏, 海康威视, Dell, HP, Lenovo, Canon, Epson, Brother, Samsung, "
    "LG, Logitech, Cisco, Huawei, H3C"
)
#: And others that stand behind such a word.
MORE_BRANDS = words(
    "Philips, BenQ, AOC, ViewSonic, iiyama, EIZO, NEC, Acer, ASUS, MSI, Fujitsu, Kyocera, Ricoh, "
    "Xerox, Lexmark, Konica, Oki, Sharp, Sony, Panasonic, Toshiba, Zebra, Honeywell, Datalogic, "
    "Jabra, Poly, Plantronics, Yealink, APC, Eaton, Netgear, TP-Link, Zyxel, Aruba, Apple, "
    "Microsoft, Xiaomi, 小米, 华硕, 宏碁, 苹果, 微软, 得力, 奔图, 新华三, 普联, 冠捷"
)

#: Their Chinese names → those with which models begin.
IN_ENGLISH: Mapping[str, str] = {
    **{"联想": "Lenovo", "戴尔": "Dell", "惠普": "HP", "思科": "Cisco", "佳能": "Canon"},
    **{"爱普生": "Epson", "兄弟": "Brother", "三星": "Samsung", "飞利浦": "Philips"},
    **{"优派": "ViewSonic", "明基": "BenQ", "理光": "RICOH", "京瓷": "KYOCERA", "施乐": "Xerox"},
    **{"华为": "HUAWEI", "苹果": "Apple", "冠捷": "AOC"},
}

#: What stands before such a word and says no more than which one: 激光打印机, 27寸显示器.
QUALITIES = BRANDS + words(
    "液晶, 激光, 黑白, 彩色, 黑白激光, 彩色激光, 喷墨, 针式, 热敏, 标签, 条码, 网络, 无线, 有线, "
    "蓝牙, 多功能, 数码, 高速, 便携式, 办公, 高清, 曲面, 三层, 二层, 核心, 接入, 汇聚, 千兆, 万兆, "
    "22寸, 23寸, 23.8寸, 24寸, 27寸, 32寸, 24英寸, 27英寸, 32英寸, USB, PoE, LED, LCD, Wireless, "
    "Color, Colour, Laser, Inkjet, Label, Network"
)

#: What a worksheet of other things is called besides: its name alone says what stands in it.  Fewer
#: as well: “Storage”, “Display” and “Table” name places, views and tables.
SHEETS = words(
    "Switch, Network device, Network equipment, 网络设备, 显示屏, 显示设备, 打印设备, 投影设备, "
    "会议设备, Phone, Smartphone, Mobile phone, Cell phone, iPhone, 手机, 智能手机, 手機, "
    "網路設備, ネットワーク機器, Netzwerkgerät, Équipement réseau, License, Licence, "
    "Software license, Software licence, License key, 许可证, 软件许可, 软件授权, 软件许可证, "
    "軟體授權, ライセンス, Lizenz, Lizenzen, Softwarelizenzen, Licencia"
)

KIND_BY_SLUG: Mapping[str, Kind] = {kind.slug: kind for kind in KINDS}
