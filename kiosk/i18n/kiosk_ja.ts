<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>手続きを選んでください</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>カードは、置いたままにしてください</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>健康保険証として登録する</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>健康保険証として、使えるようになります</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>保険資格を確認する</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>加入している健康保険を、画面で確認します</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>Finish</source>
        <translation>終わる</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>カードが置いたままです。
お取りください</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>カードを取ると、はじめの画面に戻ります</translation>
    </message>
    <message>
        <source>You are not checked in yet.
Take your card and go to reception.</source>
        <translation>診察の受付は、まだ済んでいません。
カードを取って、窓口へお声がけください</translation>
    </message>
    <message>
        <source>You are not checked in yet.
Please go to reception.</source>
        <translation>診察の受付は、まだ済んでいません。
窓口へお声がけください</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>マイナンバーカードを置いてください</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>健康保険証としての利用登録と、保険資格の確認ができます</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>カードは、ケースから出してください</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>カードを読み取り機に置く絵</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>暗証番号</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>{total}段階のうち{number}番目:{name}</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>お困りのときは、窓口の係員にお声がけください</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>デモ:見本のカードを使っています</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>暗証番号が違いました</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>入力できるのは、あと1回です</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>暗証番号に、まちがいはありませんか</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>次にまちがえると、暗証番号がロックされます。市区町村の窓口で再設定するまで使えません</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>番号に自信がないときは</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>「やめる」を押して、窓口の係員にご相談ください</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>番号を入力する</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>うまくいかないときは、窓口の係員にお声がけください</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>今日の受診については、受付の窓口におたずねください</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>お住まいの市区町村の窓口で、電子証明書を更新してください</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>もう一度、カードを置いてください</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>いったんカードを取り、もう一度置いてください</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>カードを取ってください</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>まだ登録できません</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>電子証明書を更新してから、{hours}時間たっていないためです</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>更新から{hours}時間たった後に、もう一度お越しください</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>電子証明書の更新が必要です</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>有効期限が近いため、今は登録できません</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>更新から{hours}時間たつと、登録できます</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>電子証明書の有効期限が切れています</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>電子証明書を更新するまで、このカードは使えません</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>電子証明書が新しくなっています</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>このカードの中にある電子証明書は、古いものです</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>新しいカードをお持ちの方は、そちらをお使いください</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>更新したばかりの方は、{hours}時間後にもう一度お越しください</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>電子証明書が使えなくなっています</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>住所や氏名が変わったときなどに、使えなくなります</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>お住まいの市区町村の窓口で、新しい電子証明書の発行を受けてください</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>まだ登録されていません</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>健康保険証として使うには、はじめに一度だけ登録が必要です</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>このカードでは、手続きができません</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>窓口でのお手続きをお願いいたします</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>このまま登録できます。もう一度、暗証番号を入力します</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>{moment}から</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>その時刻を過ぎてから、もう一度お越しください</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>ただいま、確認ができません</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>保険資格を確認するシステムに、つながりません</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>決められた時間のうちに、返事がありませんでした</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>少し時間をおいて、もう一度お試しください</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>時間がかかったため、中止しました</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>安全のため、はじめからやり直してください</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>電子証明書が有効かどうかを、確かめられませんでした</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>登録の結果を、まだ確認できていません</translation>
    </message>
    <message>
        <source>You may try once more. Nothing is registered twice.</source>
        <translation>もう一度お試しいただけます。二重に登録されることはありません</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>カードが離れました</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>手続きは途中で止まりました。登録は行われていません</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>案内があるまで、カードを動かさないでください</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>カードを読み取れませんでした</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>カードの位置がずれているか、何かが重なっているようです</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>カードを取り、ケースから出してください</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>カードとの通信に、時間がかかりすぎました</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>ただいま、カードを読み取れません</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>読み取り機が、ほかの処理をしています</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>カードを取り、少しお待ちください</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>別のカードのようです</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>マイナンバーカードでは、ないようです</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>マイナンバーカードだけを置いてください</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>スマートフォンでは、登録できません</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>はじめての登録には、マイナンバーカードが必要です</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>スマートフォンを取り、マイナンバーカードを置いてください</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>暗証番号がロックされています</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>続けて3回、違う番号が入力されたためです</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>お住まいの市区町村の窓口で、暗証番号を再設定できます</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>このカードでは、暗証番号が使えません</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>暗証番号がロックされているか、暗証番号のないカードです</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>手続きをやめました</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>登録は行われていません</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>手続きを終わりました</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>しばらく操作がなかったためです。登録は行われていません</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>続けるときは、もう一度カードを置いてください</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>ただいま、ご利用いただけません</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>自動で準備をやり直しています。数秒で終わります</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>準備をしています</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>しばらくお待ちください</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>読み取り機を使う準備ができていません</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>読み取り機の準備をしています。自動で再開します</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>読み取り機がつながっていません</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>電子証明書は、更新されたばかりです。登録できるのは、更新から{hours}時間たった後です</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>電子証明書の有効期限が近づいています。市区町村の窓口で更新してください</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>電子証明書の有効期限が切れています。市区町村の窓口で更新してください</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>暗証番号が違います</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>暗証番号が違います。入力できるのは、あと2回です</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>暗証番号が違います。入力できるのは、あと1回です</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>入力できるのは、あと2回です</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>入力できるのは、あと1回です</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>手続きを続けますか</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>しばらく操作がありません。まもなく、はじめの画面に戻ります</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>お手数ですが、受付の窓口へお越しください</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Registration as insurance card</source>
        <translation>健康保険証の利用登録</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>保険資格の確認</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>暗証番号を入力してください</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>カードを受け取ったときに決めた、数字4桁です</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>すべて消す</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>1つ消す</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>暗証番号:4桁のうち{count}桁を入力しました</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>数字4桁を入力してください</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Weekdays 9:30–20:00, other days 9:30–17:30
(closed around New Year)</source>
        <translation>平日&#xa0;9:30〜20:00、土日祝&#xa0;9:30〜17:30
(年末年始を除く)</translation>
    </message>
    <message>
        <source>Registration is possible</source>
        <translation>登録できる日時</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>次にしていただくこと</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>マイナンバー総合フリーダイヤル</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>続けて登録する</translation>
    </message>
    <message>
        <source>If you do not want to register, take the card.</source>
        <translation>登録しないときは、カードを取って、窓口へお声がけください</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>保険資格を確認できました</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>このカードは、健康保険証として使えます</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>この保険資格は、終了しています</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>新しい健康保険に入られた方は、受付の窓口にお知らせください</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>新しい保険資格に変わっています</translation>
    </message>
    <message>
        <source>A newer coverage exists. The reception counter will check it for you.</source>
        <translation>受付の窓口で、新しい資格を確認いたします</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>保険資格が見つかりませんでした</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet. Please tell the reception counter.</source>
        <translation>保険者の登録が済んでいないことがあります。受付の窓口にお知らせください</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>保険資格を確認できませんでした</translation>
    </message>
    <message>
        <source>More than one was found. The reception counter will check it for you.</source>
        <translation>複数の資格が見つかりました。受付の窓口で確認いたします</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>すでに登録されています</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>登録できました</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>今日から、このカードが健康保険証になります</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>電子証明書の有効期限が切れているため、診療などの情報は提供されません。お早めに、市区町村の窓口で更新してください</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>お名前</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保険者</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>窓口での負担</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有効期限</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}まで</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有効</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>有効ではありません</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保険資格</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}割</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>カードを動かさずに、お待ちください</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>カードを読み取っています</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>暗証番号を確認しています</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>登録しています</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>保険資格を確認しています</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>登録の結果を確認しています</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>カードが離れましたが、手続きは続いています。このままお待ちください</translation>
    </message>
    <message>
        <source>The card on the reader is served as soon as this is done.</source>
        <translation>次の方は、このままお待ちください</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>いつもより時間がかかっています。このままお待ちください</translation>
    </message>
</context>
</TS>
