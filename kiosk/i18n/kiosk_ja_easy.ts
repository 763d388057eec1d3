<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>なにを しますか</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>カードは、置《お》いたままにしてください</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>健康保険証《けんこうほけんしょう》として登録《とうろく》する</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>このカードが、健康保険証《けんこうほけんしょう》になります</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》する</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>あなたの健康保険《けんこうほけん》を、画面《がめん》で見《み》ます</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>健康保険証《けんこうほけんしょう》として登録《とうろく》しますか</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>登録《とうろく》は1回《かい》だけです。お金《かね》はいりません。暗証番号《あんしょうばんごう》を1回《かい》入《い》れます</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>病院《びょういん》や薬局《やっきょく》で、このカードが健康保険証《けんこうほけんしょう》になります</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>仕事《しごと》や住所《じゅうしょ》が変《か》わっても、登録《とうろく》は続《つづ》きます</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>あなたが「はい」と言《い》ったときだけ、医者《いしゃ》が情報《じょうほう》を見《み》ます</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>登録《とうろく》は、あとで消《け》すことができます。保険者《ほけんしゃ》(健康保険《けんこうほけん》の会社《かいしゃ》など)に言《い》ってください</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今《いま》はしない</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>「はい」。次《つぎ》へ</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>健康診断《けんこうしんだん》の結果《けっか》を見《み》てもいいですか</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>保険者《ほけんしゃ》が持《も》っている、健康診断《けんこうしんだん》の結果《けっか》です</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>薬《くすり》の情報《じょうほう》を見《み》てもいいですか</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>ほかの病院《びょういん》の薬《くすり》です。いっしょに飲《の》んでもいい薬《くすり》かどうか、わかります</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>診察《しんさつ》の情報《じょうほう》を見《み》てもいいですか</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>どこで、どんな診察《しんさつ》を受《う》けたかです</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>手術《しゅじゅつ》の情報《じょうほう》を見《み》てもいいですか</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>前《まえ》に受《う》けた手術《しゅじゅつ》です</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>特別《とくべつ》な病気《びょうき》の証明書《しょうめいしょ》を見《み》てもいいですか</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>持《も》っている人《ひと》は、払《はら》うお金《かね》が少《すく》なくなります。みんなに聞《き》いています</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>限度額《げんどがく》(払《はら》うお金《かね》の一番上《いちばんうえ》)を見《み》てもいいですか</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>限度額《げんどがく》までのお金《かね》を払《はら》います</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>質問《しつもん》 {number}／{total}</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>「いいえ」でも、同《おな》じように診察《しんさつ》を受《う》けられます</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>「はい」は、ここだけ、24時間《じかん》だけです</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>いいえ、だめです</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>はい、いいです</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>画面《がめん》の見《み》え方《かた》を選《えら》んでください</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>終《お》わると、もとにもどります</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>大《おお》きい字《じ》</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>全部《ぜんぶ》の字《じ》が大《おお》きくなります</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>はっきりした色《いろ》</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>暗《くら》い画面《がめん》に、明《あか》るい字《じ》です</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>ボタンを下《した》に</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>座《すわ》ったまま、全部《ぜんぶ》のボタンにさわれます</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>おわり</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>診察《しんさつ》の受付《うけつけ》は、まだです。
カードを取《と》って、窓口《まどぐち》へ行《い》ってください</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>診察《しんさつ》の受付《うけつけ》は、まだです。
窓口《まどぐち》へ行《い》ってください</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>カードを取《と》ってください</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>カードを取《と》ってください。
この画面《がめん》は閉《と》じてもいいです</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>この画面《がめん》は閉《と》じてもいいです</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>紙《かみ》に印刷《いんさつ》しています</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>印刷《いんさつ》しました。紙《かみ》を取《と》ってください</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>印刷《いんさつ》できませんでした。大切《たいせつ》なことは書《か》いてください</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>終《お》わる</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>カードがあります。取《と》ってください。
係《かかり》の人《ひと》を呼《よ》びました</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>カードがあります。取《と》ってください</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>カードを取《と》ると、はじめの画面《がめん》にもどります</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>診察《しんさつ》の受付《うけつけ》は、まだです。
係《かかり》の人《ひと》が確認《かくにん》するか、カードを取《と》って、窓口《まどぐち》へ行《い》ってください</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>紙《かみ》に印刷《いんさつ》する</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>マイナンバーカードの相談電話《そうだんでんわ》(お金《かね》はいりません)</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>ばんごう {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>マイナンバーカードを置《お》いてください</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>カードを置《お》く絵《え》</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>マイナンバーカードを入《い》れてください</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>カードを立《た》てて入《い》れる絵《え》。写真《しゃしん》は手前《てまえ》です</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>カードリーダーに、マイナンバーカードを置《お》いてください</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>小《ちい》さいカードリーダーに、カードを置《お》く絵《え》</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>カードを、健康保険証《けんこうほけんしょう》として登録《とうろく》します</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》します</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>健康保険証《けんこうほけんしょう》の登録《とうろく》と、健康保険《けんこうほけん》の確認《かくにん》ができます</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>カードをケースから出《だ》してください</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>カードがない</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>番号《ばんごう》</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>見直《みなお》す</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選《えら》ぶ</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>暗証番号《あんしょうばんごう》</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認《かくにん》</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>質問《しつもん》</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>おわり</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>全部《ぜんぶ》で{total}。今《いま》は{number}番《ばん》:{name}</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>表示《ひょうじ》</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>わからないときは、係《かかり》の人《ひと》に聞《き》いてください</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>わからないときは、{phone}に電話《でんわ》してください(お金《かね》はいりません)</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>デモ:みほんのカードです</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>暗証番号《あんしょうばんごう》がちがいました</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>暗証番号《あんしょうばんごう》は、あと1回《かい》入《い》れられます</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>暗証番号《あんしょうばんごう》は、正《ただ》しいですか</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>次《つぎ》もちがうと、カードがロックされます。市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい番号《ばんごう》を決《き》めてください</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>係《かかり》の人《ひと》が、写真《しゃしん》と顔《かお》を見《み》て、確認《かくにん》することもできます</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>「やめる」を押《お》して、係《かかり》の人《ひと》に聞《き》いてください</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>「やめる」を押《お》してください。新《あたら》しい番号《ばんごう》は、市役所《しやくしょ》や区役所《くやくしょ》で決《き》めます</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>番号《ばんごう》がわからないとき</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>係《かかり》の人《ひと》が確認《かくにん》する</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>番号《ばんごう》を入《い》れる</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>限度額《げんどがく》(払《はら》うお金《かね》の一番上《いちばんうえ》)も調《しら》べますか</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>限度額《げんどがく》がある人《ひと》は、それより多《おお》く払《はら》いません</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>「いいえ」でも、同《おな》じように診察《しんさつ》を受《う》けられます</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>限度額《げんどがく》は、窓口《まどぐち》で言《い》います。画面《がめん》には出《で》ません</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Closed until {moment}.</source>
        <translation>{moment}から使《つか》えます</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>電子証明書《でんししょうめいしょ》は、新《あたら》しくしたばかりです。{hours}時間《じかん》たつと、登録《とうろく》できます</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>電子証明書《でんししょうめいしょ》が、もうすぐ終《お》わります。市役所《しやくしょ》や区役所《くやくしょ》で新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>電子証明書《でんししょうめいしょ》が終《お》わっています。市役所《しやくしょ》や区役所《くやくしょ》で新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>暗証番号《あんしょうばんごう》がちがいます</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>暗証番号《あんしょうばんごう》がちがいます。あと2回《かい》入《い》れられます</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>暗証番号《あんしょうばんごう》がちがいます。あと1回《かい》入《い》れられます</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>あと2回《かい》入《い》れられます</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>あと1回《かい》入《い》れられます</translation>
    </message>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>困《こま》ったときは、窓口《まどぐち》の係《かかり》の人《ひと》に聞《き》いてください</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>今日《きょう》の診察《しんさつ》のことは、受付《うけつけ》で聞《き》いてください</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>市役所《しやくしょ》や区役所《くやくしょ》で、電子証明書《でんししょうめいしょ》を新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>もう一度《いちど》、カードを置《お》いてください</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>カードを取《と》ってください。そして、もう一度《いちど》置《お》いてください</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>カードを取《と》ってください</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>少《すこ》し待《ま》って、もう一度《いちど》してください</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>係《かかり》の人《ひと》が、写真《しゃしん》と顔《かお》を見《み》て、確認《かくにん》することもできます</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>今《いま》、登録《とうろく》できます。もう一度《いちど》、暗証番号《あんしょうばんごう》を入《い》れます</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>{moment}から</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>その時間《じかん》のあとに、もう一度《いちど》来《き》てください</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>それまでは、病院《びょういん》で「資格確認書《しかくかくにんしょ》」を見《み》せてください</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>もう一度《いちど》してもできないときは、下《した》の番号《ばんごう》に電話《でんわ》してください</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>新《あたら》しくしてから{hours}時間《じかん》たつと、登録《とうろく》できます</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>あなたの健康保険《けんこうほけん》のことは、保険者《ほけんしゃ》に聞《き》いてください</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>暗証番号《あんしょうばんごう》がないカードは、病院《びょういん》や薬局《やっきょく》のカードリーダーで登録《とうろく》できます。顔《かお》で確認《かくにん》します</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい番号《ばんごう》を決《き》めることができます</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>登録《とうろく》は、まだできません</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>電子証明書《でんししょうめいしょ》を新《あたら》しくしてから、まだ{hours}時間《じかん》たっていません</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>新《あたら》しくしてから{hours}時間《じかん》たったら、もう一度《いちど》来《き》てください</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>はじめに、電子証明書《でんししょうめいしょ》を新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>電子証明書《でんししょうめいしょ》が、もうすぐ終《お》わります。今《いま》は登録《とうろく》できません</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>電子証明書《でんししょうめいしょ》が終《お》わっています</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>電子証明書《でんししょうめいしょ》を新《あたら》しくすると、このカードが使《つか》えます</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>新《あたら》しい電子証明書《でんししょうめいしょ》があります</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>このカードの電子証明書《でんししょうめいしょ》は、古《ふる》いです</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>新《あたら》しいカードがある人《ひと》は、新《あたら》しいカードを使《つか》ってください</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>新《あたら》しくしたばかりの人《ひと》は、{hours}時間《じかん》あとに、もう一度《いちど》来《き》てください</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>電子証明書《でんししょうめいしょ》が使《つか》えなくなりました</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>住所《じゅうしょ》や名前《なまえ》が変《か》わると、使《つか》えなくなります</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい電子証明書《でんししょうめいしょ》をもらってください</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>このカードは、まだ登録《とうろく》していません</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>健康保険証《けんこうほけんしょう》として使《つか》うために、1回《かい》登録《とうろく》してください</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>このカードは、ここで使《つか》えません</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>このカードでは、できませんでした。窓口《まどぐち》へ行《い》ってください</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>今《いま》は、確認《かくにん》できません</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》するシステムに、つながりません</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>返事《へんじ》が来《き》ませんでした</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>時間《じかん》がかかったので、やめました</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>安全《あんぜん》のために、やめました。はじめからしてください</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>電子証明書《でんししょうめいしょ》を確認《かくにん》できませんでした</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>登録《とうろく》できたかどうか、まだわかりません</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>もう一度《いちど》してもいいです。登録《とうろく》は1回《かい》だけです</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>カードが動《うご》きました</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>とちゅうで止《と》まりました。登録《とうろく》していません</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>「取《と》ってください」と言《い》うまで、カードを動《うご》かさないでください</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>カードを読《よ》めませんでした</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>カードの場所《ばしょ》がちがいます。または、カードの上《うえ》に何《なに》かあります</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>カードを取《と》って、ケースから出《だ》してください</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>カードの返事《へんじ》に、時間《じかん》がかかりました</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>今《いま》は、カードを読《よ》めません</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>カードリーダーは、ほかのことをしています</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>カードを取《と》って、少《すこ》し待《ま》ってください</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>マイナンバーカードではありません</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>ほかのカードがあるようです</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>マイナンバーカードだけを置《お》いてください</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>このカードには、電子証明書《でんししょうめいしょ》がありません</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>健康保険証《けんこうほけんしょう》として使《つか》うときに、必要《ひつよう》です</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>スマートフォンでは、登録《とうろく》できません</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>はじめての登録《とうろく》には、マイナンバーカードを使《つか》います</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>スマートフォンを取《と》って、マイナンバーカードを置《お》いてください</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>暗証番号《あんしょうばんごう》がロックされています</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>ちがう番号《ばんごう》を3回《かい》入《い》れたからです</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>このカードでは、暗証番号《あんしょうばんごう》を使《つか》えません</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>暗証番号《あんしょうばんごう》がロックされています。または、暗証番号《あんしょうばんごう》がないカードです</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>ロックされているときは、市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい番号《ばんごう》を決《き》めてください</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>登録《とうろく》していません</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>登録《とうろく》は、いつでもできます</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>受付《うけつけ》で「資格確認書《しかくかくにんしょ》」を見《み》せてください</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>やめました</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>登録《とうろく》していません</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>終《お》わりました</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>画面《がめん》にさわらなかったので、終《お》わりました。登録《とうろく》していません</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>もう一度《いちど》するときは、カードを置《お》いてください</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》しました</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>このカードは、健康保険証《けんこうほけんしょう》として使《つか》えます</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>受付《うけつけ》の人《ひと》に言《い》ってください</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>ほかの健康保険《けんこうほけん》に入《はい》った人《ひと》は、受付《うけつけ》で言《い》ってください</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>仕事《しごと》や住所《じゅうしょ》が変《か》わったあとは、数日《すうじつ》かかります</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>この健康保険《けんこうほけん》は終《お》わっています</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>この健康保険《けんこうほけん》は、今《いま》は使《つか》えません</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>健康保険《けんこうほけん》が新《あたら》しくなっています</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>新《あたら》しい健康保険《けんこうほけん》があります</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>受付《うけつけ》で、新《あたら》しい健康保険《けんこうほけん》を調《しら》べます</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>健康保険《けんこうほけん》が見《み》つかりませんでした</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>保険者《ほけんしゃ》の登録《とうろく》が、まだのようです</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》できませんでした</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>健康保険《けんこうほけん》が2つ以上《いじょう》ありました</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>受付《うけつけ》で確認《かくにん》します</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>あなたが入《い》れた番号《ばんごう》で、見《み》つかりました</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>あなたが入《い》れた番号《ばんごう》では、見《み》つかりませんでした</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>番号《ばんごう》と「資格確認書《しかくかくにんしょ》」を見《み》くらべてください</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>もう一度《いちど》入《い》れてください。または、受付《うけつけ》で「資格確認書《しかくかくにんしょ》」を見《み》せてください</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>同《おな》じ番号《ばんごう》の人《ひと》が、｜2人《ふたり》以上《いじょう》います</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>枝番《えだばん》(2つの数字《すうじ》)があるときは、枝番《えだばん》も入《い》れてください</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>または、受付《うけつけ》で「資格確認書《しかくかくにんしょ》」を見《み》せてください</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>今《いま》は、使《つか》えません</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>機械《きかい》が準備《じゅんび》をしています。すぐに終《お》わります</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>準備《じゅんび》をしています</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>少《すこ》し待《ま》ってください</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>今《いま》の時間《じかん》は、使《つか》えません</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>時間《じかん》になると、使《つか》えます</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>カードリーダーの準備《じゅんび》が、まだです</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>カードリーダーの準備《じゅんび》をしています。少《すこ》し待《ま》ってください</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>カードリーダーがつながっていません</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>時間《じかん》がもっといりますか</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>画面《がめん》にさわっていません。もうすぐ終《お》わります</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続《つづ》ける</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>西暦《せいれき》</translation>
    </message>
    <message>
        <source>Taisho</source>
        <translation>大正《たいしょう》</translation>
    </message>
    <message>
        <source>Showa</source>
        <translation>昭和《しょうわ》</translation>
    </message>
    <message>
        <source>Heisei</source>
        <translation>平成《へいせい》</translation>
    </message>
    <message>
        <source>Reiwa</source>
        <translation>令和《れいわ》</translation>
    </message>
    <message>
        <source>{day} ({era} {year})</source>
        <translation>{day}({era}{year}年《ねん》)</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年《ねん》</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月《がつ》</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日《にち》</translation>
    </message>
    <message>
        <source>{name}: {typed}</source>
        <translation>{name}:{typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>保険者番号《ほけんしゃばんごう》を入《い》れてください</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>6つか8つの数字《すうじ》です。「資格確認書《しかくかくにんしょ》」に書《か》いてあります</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>番号《ばんごう》がちがいます。「資格確認書《しかくかくにんしょ》」と見《み》くらべてください</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>記号《きごう》を入《い》れてください</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>ないときもあります</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>もう一度《いちど》見《み》てください</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>番号《ばんごう》を入《い》れてください</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>記号《きごう》のとなりにあります</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>枝番《えだばん》を入《い》れてください</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>番号《ばんごう》のあとの、2つの数字《すうじ》です。ないときもあります</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>枝番《えだばん》がちがいます。枝番《えだばん》は、2つの数字《すうじ》です</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>生《う》まれた日《ひ》を入《い》れてください</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>年《ねん》、月《がつ》、日《にち》の順番《じゅんばん》です。4月《がつ》｜1日《ついたち》は、04、01です</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>その日《ひ》はありません。年《ねん》をもう一度《いちど》見《み》てください</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>カードなし:{number}／{total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>もどる</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次《つぎ》へ</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>書《か》いていない</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>まだ足《た》りません。全部《ぜんぶ》入《い》れてください</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>全部《ぜんぶ》、正《ただ》しいですか</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>「資格確認書《しかくかくにんしょ》」と見《み》くらべてください</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>保険者番号《ほけんしゃばんごう》</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>記号《きごう》</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号《ばんごう》</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>枝番《えだばん》</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生《う》まれた日《ひ》</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>限度額《げんどがく》</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>調《しら》べる</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>調《しら》べない</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>調《しら》べる</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>今《いま》、やっています</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>今《いま》、やっています({time}まで)</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>今《いま》は、休《やす》みです</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>今《いま》は、休《やす》みです。今日《きょう》{time}からです</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>今《いま》は、休《やす》みです。明日《あした》{time}からです</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>今《いま》は、休《やす》みです。{weekday}{time}からです</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>今《いま》は、休《やす》みです。{moment}からです</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>毎日《まいにち》 {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>月《げつ》〜金《きん》 {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>土日《どにち》 {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>土日《どにち》と祝日《しゅくじつ》 {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>祝日《しゅくじつ》 {hours}</translation>
    </message>
    <message>
        <source>{weekday} {hours}</source>
        <translation>{weekday} {hours}</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first}から{last} {hours}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休《やす》み</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>一日中《いちにちじゅう》</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}〜{end}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>{day}は休《やす》みです</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>{first}から{last}まで休《やす》みです</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>受付《うけつけ》へ行《い》ってください</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>病院《びょういん》や薬局《やっきょく》、市役所《しやくしょ》や区役所《くやくしょ》でも登録《とうろく》できます</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Clear all</source>
        <translation>ぜんぶけす</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>1つけす</translation>
    </message>
    <message>
        <source>Registration as insurance card</source>
        <translation>健康保険証《けんこうほけんしょう》の登録《とうろく》</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>健康保険《けんこうほけん》の確認《かくにん》</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>暗証番号《あんしょうばんごう》を入《い》れてください</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>カードをもらったときに決《き》めた、4つの数字《すうじ》です</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次《つぎ》へ</translation>
    </message>
    <message>
        <source>I do not know the PIN: have staff check</source>
        <translation>番号《ばんごう》がわからない:係《かかり》の人《ひと》が確認《かくにん》する</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>暗証番号《あんしょうばんごう》:4つのうち{count}つを入《い》れました</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>数字《すうじ》を4つ入《い》れてください</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>処方《しょほう》せんは、どちらがいいですか</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>今日《きょう》、薬《くすり》があるときの紙《かみ》です</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>電子処方《でんししょほう》せん</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>薬局《やっきょく》で、このカードを使《つか》います。紙《かみ》はいりません</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>紙《かみ》の処方《しょほう》せん</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>薬局《やっきょく》に出《だ》す紙《かみ》をもらいます</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>係《かかり》の人《ひと》が確認《かくにん》する</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>少《すこ》し待《ま》ってください</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>登録《とうろく》できる日《ひ》と時間《じかん》</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>次《つぎ》にすること</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>今《いま》、登録《とうろく》する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今《いま》はしない</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Name</source>
        <translation>名前《なまえ》</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保険者《ほけんしゃ》</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>払《はら》うお金《かね》</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>いつまで</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}まで</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>限度額《げんどがく》</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>確認《かくにん》しました(窓口《まどぐち》で聞《き》いてください)</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>使《つか》えます</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>使《つか》えません</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>健康保険《けんこうほけん》</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{asked}のうち{count}(24時間《じかん》)</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>何《なに》も見《み》せません</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>見《み》せる情報《じょうほう》</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>電子処方《でんししょほう》せん</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>紙《かみ》の処方《しょほう》せん</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>処方《しょほう》せん</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}割《わり》</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>番号《ばんごう》を直《なお》す</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>「はい」の答《こた》えを送《おく》れませんでした。窓口《まどぐち》で言《い》ってください</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>電子証明書《でんししょうめいしょ》が終《お》わっているので、診察《しんさつ》などの情報《じょうほう》は送《おく》りません。早《はや》く、市役所《しやくしょ》や区役所《くやくしょ》で新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>もう登録《とうろく》してあります</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>このカードは、健康保険証《けんこうほけんしょう》として使《つか》えます</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>登録《とうろく》できました</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>今日《きょう》から、このカードが健康保険証《けんこうほけんしょう》です</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>{total}のうち{here}番目《ばんめ》</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>上《うえ》にもどる</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>続《つづ》きを読《よ》む</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>病院《びょういん》や薬局《やっきょく》では、このカードをカードリーダーに置《お》いてください</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>市役所《しやくしょ》や区役所《くやくしょ》で、電子証明書《でんししょうめいしょ》を新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>新《あたら》しくしてから{hours}時間《じかん》たつと、登録《とうろく》できます</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>あとで、もう一度《いちど》してください</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>あなたの健康保険《けんこうほけん》の保険者《ほけんしゃ》に聞《き》いてください</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>登録《とうろく》できました</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>マイナンバーカードを、健康保険証《けんこうほけんしょう》として使《つか》えるようになりました</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>もう登録《とうろく》してあります</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>マイナンバーカードを、健康保険証《けんこうほけんしょう》として使《つか》えます</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》しました</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》できませんでした</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>登録《とうろく》は、まだできません</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>電子証明書《でんししょうめいしょ》を新《あたら》しくしてから、まだ{hours}時間《じかん》たっていません</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>その時間《じかん》のあとに、登録《とうろく》してください</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>はじめに、電子証明書《でんししょうめいしょ》を新《あたら》しくしてください</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>電子証明書《でんししょうめいしょ》が、もうすぐ終《お》わります。今《いま》は登録《とうろく》できません</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>電子証明書《でんししょうめいしょ》が終《お》わっています</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>電子証明書《でんししょうめいしょ》を新《あたら》しくすると、ここで使《つか》えます</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>新《あたら》しい電子証明書《でんししょうめいしょ》があります</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>このカードの電子証明書《でんししょうめいしょ》は、古《ふる》いです</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>新《あたら》しいカードがある人《ひと》は、新《あたら》しいカードを使《つか》ってください</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>新《あたら》しくしたばかりの人《ひと》は、{hours}時間《じかん》あとに、もう一度《いちど》来《き》てください</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>電子証明書《でんししょうめいしょ》が使《つか》えなくなりました</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>住所《じゅうしょ》や名前《なまえ》が変《か》わると、使《つか》えなくなります</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい電子証明書《でんししょうめいしょ》をもらってください</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>このカードは、まだ登録《とうろく》していません</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>健康保険証《けんこうほけんしょう》として使《つか》うために、1回《かい》登録《とうろく》してください</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>スマートフォンやパソコンは、「マイナポータル」で登録《とうろく》できます</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>ない人《ひと》は、病院《びょういん》や薬局《やっきょく》、セブン銀行《ぎんこう》のATMで登録《とうろく》できます</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>このカードは、ここで使《つか》えませんでした</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>このカードでは、できませんでした。窓口《まどぐち》へ行《い》ってください</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>確認《かくにん》できませんでした</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》するシステムの返事《へんじ》が、ありませんでした</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>登録《とうろく》できたかどうか、まだわかりません</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>返事《へんじ》が来《き》ませんでした</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>登録《とうろく》は1回《かい》だけです。2回《かい》になることはありません</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>暗証番号《あんしょうばんごう》がロックされています</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい番号《ばんごう》を決《き》めることができます。カードを持《も》って行《い》ってください</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>このカードでは、暗証番号《あんしょうばんごう》を使《つか》えません</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>暗証番号《あんしょうばんごう》がロックされています。または、暗証番号《あんしょうばんごう》がないカードです</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>暗証番号《あんしょうばんごう》がないカードは、病院《びょういん》や薬局《やっきょく》で登録《とうろく》できます。顔《かお》で確認《かくにん》します</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>ロックされているときは、市役所《しやくしょ》や区役所《くやくしょ》で、新《あたら》しい番号《ばんごう》を決《き》めることができます</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>このカードには、電子証明書《でんししょうめいしょ》がありません</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>スマートフォンでは、登録《とうろく》できません</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>はじめての登録《とうろく》には、マイナンバーカードを使《つか》ってください</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>まだ終《お》わっていません</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>登録《とうろく》していません</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>診察《しんさつ》の受付《うけつけ》は、まだです。受付《うけつけ》へ行《い》ってください</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>カードを忘《わす》れないでください</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>今日《きょう》の診察《しんさつ》のことは、受付《うけつけ》で聞《き》いてください</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>{moment}から登録《とうろく》できます</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>次《つぎ》にすること</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>マイナンバーカードの相談電話《そうだんでんわ》(お金《かね》はいりません)</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>電話《でんわ》の番号《ばんごう》:{menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>この紙《かみ》に、あなたの情報《じょうほう》は書《か》いてありません</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>デモです。この紙《かみ》に書《か》いてあることは、本当《ほんとう》のことではありません</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>{name}: {key}</source>
        <translation>{name}:{key}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>もう一度《いちど》</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>ほしのキー</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>ななめ線《せん》のキー</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>静《しず》かに</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小《ちい》さく</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>マイナスのキー</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大《おお》きく</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>プラスのキー</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>ゆっくり</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>7のキー</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>ページダウンのキー</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>はやく</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>9のキー</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>ページアップのキー</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>次《つぎ》のところ</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>あなたの情報《じょうほう》</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>点《てん》のキー</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>0のキー</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>{number}番《ばん》:{name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>{number}つ目《め》:{text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>声《こえ》で読《よ》む</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>画面《がめん》をふくことができます</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>時間《じかん》が終《お》わるまで、さわっても動《うご》きません</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒《びょう》</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>ほかの名前《なまえ》</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>番号《ばんごう》で調《しら》べる</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>最近《さいきん》の結果《けっか》</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音《おと》の大《おお》きさ</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>画面《がめん》のそうじ</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>カードリーダーのテスト</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>機械《きかい》のテスト</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>もう一度《いちど》始《はじ》める</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>係《かかり》の人《ひと》のメニュー</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>顔《かお》の確認《かくにん》は、来《き》た人《ひと》が暗証番号《あんしょうばんごう》の画面《がめん》で始《はじ》めます。カードや番号《ばんごう》を受《う》け取《と》らないでください</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>もう一度《いちど》押《お》すと、始《はじ》めからになります</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>メニューを閉《と》じる</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>決《き》める</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>係《かかり》の人《ひと》のパスコード</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>パスコード:{count}つ入《い》れました</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>パスコードを確認《かくにん》しています</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>パスコードを全部《ぜんぶ》入《い》れてください</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>名前《なまえ》を選《えら》んでください</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>ちがいました。何回《なんかい》もちがうと、少《すこ》し待《ま》ちます</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>係《かかり》の人《ひと》だけ</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>名前《なまえ》を選《えら》んで、パスコードを入《い》れてください</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>登録《とうろく》した</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>健康保険《けんこうほけん》があった</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>使《つか》える健康保険《けんこうほけん》がない</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>使《つか》えなかった</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>確認《かくにん》できなかった</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>カードを読《よ》めなかった</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>暗証番号《あんしょうばんごう》が使《つか》えない</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>やめた</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>メニューにもどる</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>機械《きかい》を始《はじ》めてからの結果《けっか》です。人《ひと》の情報《じょうほう》は残《のこ》りません</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>機械《きかい》を始《はじ》めてから、まだだれも使《つか》っていません</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   {number}番《ばん》   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>カードリーダーのテスト</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>マイナンバーカードを1枚《まい》置《お》いて、取《と》ってください。中《なか》は読《よ》みません</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>カードリーダーがつながっていません</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>カードがあります</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>カードリーダーがあります。カードはありません</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>音《おと》と声《こえ》の大《おお》きさです。いつもこの大《おお》きさで始《はじ》まります</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小《ちい》さく</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大《おお》きく</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>機械《きかい》を調《しら》べています。少《すこ》し待《ま》ってください</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>機械《きかい》の担当《たんとう》の人《ひと》に、言《い》ってください:</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>大丈夫《だいじょうぶ》です。{count}のことを調《しら》べました</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>テストができませんでした。機械《きかい》をもう一度《いちど》始《はじ》めてください</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>もう一度《いちど》する</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>係《かかり》の人《ひと》を呼《よ》んでください</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>係《かかり》の人《ひと》が、写真《しゃしん》と顔《かお》を見《み》ます。カードを取《と》りません。番号《ばんごう》も聞《き》きません</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>カードを動《うご》かさないで、待《ま》ってください</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>カードを読《よ》んでいます</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>暗証番号《あんしょうばんごう》を確認《かくにん》しています</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>係《かかり》の人《ひと》の確認《かくにん》を送《おく》っています</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>登録《とうろく》しています</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>健康保険《けんこうほけん》を確認《かくにん》しています</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>あなたの答《こた》えを送《おく》っています</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>健康保険《けんこうほけん》を調《しら》べています</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>待《ま》ってください</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>登録《とうろく》の結果《けっか》を確認《かくにん》しています</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>残《のこ》りのことをしています</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>カードが動《うご》きました。まだ続《つづ》いています。ここで待《ま》ってください</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>これが終《お》わると、次《つぎ》のカードです。待《ま》ってください</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>いつもより時間《じかん》がかかっています。待《ま》ってください</translation>
    </message>
</context>
</TS>
