/// Short forms of given names: names of one line may be one person's.
///
/// A short list of our own, of English, German, French and Spanish names that people go by; a name may stand in several
/// lines. Folded, without accents.
enum Nicknames {
    static let lines = """
        abigail abby gail
        abraham abe bram
        albert al bert bertie alberto
        alexander alex al sandy xander sascha lex alexandre alejandro
        alexandra alex sandra sandy lexi sascha alejandra
        alfred alf fred freddie alfredo
        alice ali allie
        amanda mandy
        andrea drea andi
        andrew andy drew andreas andre andres
        angela angie geli
        anna ann anne annie annika nan nancy ana anja
        anthony tony anton toni antoine antonio
        arthur art artie arturo
        barbara barb babs babsi barbie
        benjamin ben benny benji
        bernard bernie bernhard bernd bernardo
        brigitte gitte gitta biggi brigitta
        caroline carol carrie karoline karo carolina
        catherine cathy kate katie kathy cat katherine kathryn kathleen kitty kay katharina kathi catalina katrin
        charles charlie chuck chas carl karl carlos
        charlotte lotte lottie charlie
        christian chris christianus
        christina chris tina christine kristina kristin cristina tine
        christopher chris kit topher christoph christophe cristobal
        concepcion concha conchita
        cornelia conny nele
        cynthia cindy
        daniel dan danny dani
        david dave davy
        deborah deb debbie debra
        dietrich dieter
        dolores lola loli
        donald don donnie
        dorothy dot dottie dolly dorothea doro thea
        edward ed eddie ted teddy ned eduard eduardo
        eleanor ellie nell nora ella elena lena
        elizabeth liz lizzie beth betty bess eliza elsie lisa libby elisabeth elise lisbeth sissi isabel
        emily em emma emmy
        enrique quique kike
        eugene gene
        florence flo flossie
        frances fran francie fanny francoise francisca paca
        francis frank franz fran francois francisco paco pancho franziskus
        franziska franzi francisca
        frederick fred freddie friedrich fritz frederic federico
        gabriele gabi gabrielle gaby
        gerald gerry jerry gerhard gerd geraldine
        gertrude gertie trudy trude gertrud
        gregory greg gregor
        guadalupe lupe lupita
        guillaume guy will
        gunter gunther
        harold harry hal
        harriet hattie
        heinrich heinz heiner henry henri
        helen nell nellie ellen helena lena helene elena
        henry harry hank hal
        ignacio nacho
        isabella bella izzy isabel isabelle
        jacob jake jakob jacques
        jacqueline jackie
        james jim jimmy jamie jaime
        jane jean janie jenny janet
        jennifer jen jenny jenna
        jessica jess jessie
        jesus chuy chucho
        joan joanna jo joanne johanna
        johannes hans hannes jan johann jo
        john jack johnny jon jonathan johann jean juan
        jonathan jon jonny
        joseph joe joey jo josef jose pepe sepp
        josephine jo josie josefine josefa pepa
        joshua josh
        judith judy jutta
        katharina kathi kati katja kaethe kaete
        kenneth ken kenny
        laurence larry lawrence laurie lorenz lorenzo
        leonard leo len lenny leonhard leon
        louis lou louie ludwig luis lewis
        louise lou luise luisa
        ludwig lutz
        magdalena lena magda leni
        manfred manni fred
        manuel manolo manu emanuel
        margaret maggie meg peggy marge margie greta daisy rita margarete margarethe gretchen grete marguerite margarita margot
        maria mary marie mia mitzi mariechen marika
        martha marty mattie patty marta
        martin marty
        mary molly polly may mamie maria marie
        matthew matt matty matthias matthieu mateo
        matilda tilly mathilde tilda
        maximilian max maxi
        michael mike mick micky michel mikey miguel michi
        michelle shelly
        mercedes merche
        montserrat montse
        nathan nat nathaniel nate
        nicholas nick nicky nico nicolas nikolaus klaus claus niklas
        nicole nicki nicky
        oliver ollie olivier
        olivia liv livvy ollie
        oscar ozzy
        pamela pam
        patricia pat patty tricia trish patsy
        patrick pat paddy rick patrice patricio
        paul paulie pablo pol
        penelope penny
        peter pete pierre pedro petra
        philip phil pip philipp philippe felipe
        phyllis phil
        priscilla cilla
        rachel rae shelley
        raymond ray raimund ramon
        rebecca becky becca rebekka
        reginald reg reggie
        renate rena nate
        richard rick dick rich ricky ritchie ricardo
        robert bob bobby rob robbie bert robin roberto rupert
        roderick rod
        roger rodge rudiger
        ronald ron ronnie
        rosa rose rosie rosemary rosita
        rosario charo
        rudolf rudi rolf
        samantha sam sammy
        samuel sam sammy
        sarah sally sadie sara
        sebastian basti seb bastian sebastien
        siegfried sigi siggi
        sophia sophie sofie sofia
        stephanie steph steffi stefanie stephi
        stephen steve steven stevie stefan stephan etienne esteban
        susan sue susie suzanne susanne suzy susanna susana
        teresa tess terry tessa theresa therese resi tere
        theodore ted teddy theo theodor
        thomas tom tommy tomas
        timothy tim timmy
        ursula uschi ulla ursel
        valerie val
        veronica ronnie vera veronika vroni
        victor vic viktor
        victoria vicky tori viktoria
        vincent vince vinnie vincenz vicente
        virginia ginny ginger
        walter walt wally
        wilhelm willi will helmut
        wilhelmine mina minna helma
        william bill billy will willie liam wilhelm guillermo memo
        winifred winnie freda
        wolfgang wolf wolfi
        yvonne vonnie
        zachary zach zack
        """
}

/// The pairs of nicknames that occur among some texts.
struct NicknamePairs: Sendable {
    private var pairs: Set<UInt64> = []

    init(among texts: TextPool) {
        for line in Nicknames.lines.split(separator: "\n") {
            let ids = line.split(separator: " ").compactMap { texts.find(ContiguousArray($0.utf16)) }
            for one in ids {
                for other in ids where one != other { pairs.insert(Self.key(one, other)) }
            }
        }
    }

    func contains(_ one: TextPool.ID, _ other: TextPool.ID) -> Bool { pairs.contains(Self.key(one, other)) }

    private static func key(_ one: TextPool.ID, _ other: TextPool.ID) -> UInt64 {
        UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other))
    }
}
