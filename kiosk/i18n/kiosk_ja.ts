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
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>健康保険証として登録しますか</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>登録は一度だけです。無料で、暗証番号を1回入力します</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>病院や薬局では、このカードが健康保険証になります</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>転職や引っ越し、カードの更新をしても、登録は続きます</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>医療の情報は、毎回の同意があるときだけ、医師などに提供されます</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>登録は解除できます。加入している保険者に申請してください</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>同意して進む</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>この施設が、健診の結果を見てもよいですか</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>保険者が持っている、特定健診の結果です</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>この施設が、お薬の情報を見てもよいですか</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>ほかで処方されたお薬です。飲み合わせを確かめられます</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>この施設が、診療の情報を見てもよいですか</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>いつ、どこで、どのような診療を受けたかです</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>この施設が、手術の情報を見てもよいですか</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>これまでに受けた手術です。診療とは別におたずねしています</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>特定疾病の証を、確認してもよいですか</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>お持ちの方は、支払いが少なくなります。全員におたずねしています</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>限度額を、確認してもよいですか</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>窓口での支払いが、限度額までになります</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>質問 {number}／{total}</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>「いいえ」を選んでも、受けられる医療は変わりません</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>「はい」を選ぶと、この施設だけが、24時間だけ見られます</translation>
    </message>
    <message>
        <source>No</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>いいえ、同意しません</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>はい、同意します</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>画面の見え方を選んでください</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>ご利用が終わると、元に戻ります</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>大きな文字</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>すべての文字が大きくなります</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>強いコントラスト</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>暗い画面に、明るい文字で表示します</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>ボタンを下に</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>座ったままで、すべてのボタンに手が届きます</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>診察の受付は、まだです。
カードを取り、窓口へお進みください</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>診察の受付は、まだです。
窓口へお進みください</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>カードをお取りください</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>カードを読み取り機から取ってください。
この画面は閉じてかまいません</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>この画面は閉じてかまいません</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>控えを印刷しています</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>控えを印刷しました。お取りください</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>控えを印刷できませんでした。必要なことは、書き留めてください</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>終わる</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>カードが置いたままです。お取りください。
係員を呼びました</translation>
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
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>診察の受付は、まだです。
係員を呼ぶか、カードを取って窓口へ</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>紙に印刷する</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>マイナンバー総合フリーダイヤル(無料)</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>音声案内 {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>マイナンバーカードを置いてください</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>マイナンバーカードを差し込んでください</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>顔写真を手前にして、カードを立てて差し込む絵</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>読み取り機に、マイナンバーカードを置いてください</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>ケーブルでつないだ小さな読み取り機に、カードを置く絵</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>カードを、健康保険証として登録します</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>健康保険の資格を確認します</translation>
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
        <source>I have no card with me</source>
        <translation>カードを持っていない</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>カードを読み取り機に置く絵</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>内容確認</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選択</translation>
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
        <source>Consent</source>
        <translation>同意</translation>
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
        <source>Display</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>お困りのときは、窓口の係員にお声がけください</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>お困りのときは、{phone}(無料)へお電話ください</translation>
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
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>係員が、カードの写真とお顔を見比べて確認することもできます</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>「やめる」を押してください。市区町村の窓口で、暗証番号を再設定できます</translation>
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
        <source>Have staff check instead</source>
        <translation>係員に確認してもらう</translation>
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
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>限度額も確認しますか</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>該当する方は、窓口での支払いが限度額までになります</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>「いいえ」を選んでも、受けられる医療は変わりません</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>限度額は、画面には出ません。窓口でお伝えします</translation>
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
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>係員が、カードの写真とお顔を見比べて確認することもできます</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>受診のときは、「資格確認書」をお見せください</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>もう一度試してもうまくいかないときは、下の番号にお電話ください</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>加入している健康保険は、保険者にお問い合わせください</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>顔認証マイナンバーカードは、病院や薬局の読み取り機で登録できます。顔で確認するか、職員が確認します</translation>
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
        <source>You can try again. You will not be registered twice.</source>
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
        <source>There is no electronic certificate in this card</source>
        <translation>電子証明書の入っていないカードです</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>健康保険証として使うには、電子証明書が必要です</translation>
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
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>ロックされているときは、市区町村の窓口で再設定してください</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>登録は行われていません</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>登録は、いつでもできます</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>受付の窓口で「資格確認書」をお見せください</translation>
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
        <source>Your coverage is confirmed</source>
        <translation>保険資格を確認しました</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>このカードは、健康保険証として使えます</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>受付の窓口にお伝えください</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>別の健康保険に加入した方は、受付の窓口にお伝えください</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>転職や引っ越しの後は、新しい保険資格が登録されるまで数日かかります</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>この保険資格は終わっています</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>保険者の登録では、現在は有効ではありません</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>この保険資格は、新しいものに変わっています</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>新しい保険資格があります</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>新しい保険資格は、受付の窓口でお調べします</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>保険資格が見つかりませんでした</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>保険者での登録が、まだ終わっていないことがあります</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>保険資格を確認できませんでした</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>保険資格が、2つ以上見つかりました</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>受付の窓口にお声がけください</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>入力された番号で、見つかりました</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>入力された番号では、見つかりませんでした</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>番号を、お手元の「資格確認書」と見比べてください</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>もう一度入力するか、受付の窓口で「資格確認書」をお見せください</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>この番号の方が、複数いらっしゃいます</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>枝番(2桁)が書いてあるときは、枝番を入れて、もう一度お試しください</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>または、受付の窓口で「資格確認書」をお見せください</translation>
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
        <source>This machine is closed at this hour</source>
        <translation>ただいまの時間は、ご利用いただけません</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>時間になると、自動で始まります</translation>
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
        <source>Closed until {moment}.</source>
        <translation>{moment}から、ご利用いただけます</translation>
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
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>西暦</translation>
    </message>
    <message>
        <source>Taisho</source>
        <translation>大正</translation>
    </message>
    <message>
        <source>Showa</source>
        <translation>昭和</translation>
    </message>
    <message>
        <source>Heisei</source>
        <translation>平成</translation>
    </message>
    <message>
        <source>Reiwa</source>
        <translation>令和</translation>
    </message>
    <message>
        <source>{day} ({era} {year})</source>
        <translation>{day}({era}{year}年)</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>{name}: {typed}</source>
        <translation>{name}:{typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>保険者番号を入力してください</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>6桁か8桁の数字です。「資格確認書」に書いてあります</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>番号が合いません。「資格確認書」と1つずつ見比べてください</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>記号を入力してください</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>番号の前に書いてあります。書いていないこともあります</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>記号が合いません。「資格確認書」と見比べてください</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>番号を入力してください</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>記号の隣に書いてあります</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>枝番を入力してください</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>番号の後の、2桁の数字です。書いていないこともあります</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>枝番が合いません。枝番は、数字2桁です</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>生年月日を入力してください</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>年、月、日の順です。4月1日は、04、01と入力します</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>その日付はありません。年をもう一度お確かめください</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>番号で確認 {number}／{total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>書いていない</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>入力が足りません。すべて入力してください</translation>
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
        <translation>この内容でよろしいですか</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>お手元の「資格確認書」と見比べてください</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>保険者番号</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>番号</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>枝番</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>生年月日</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>限度額</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>確認する</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>確認しない</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>調べる</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>受付中です</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>受付中です({time}まで)</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>ただいま、受付時間外です</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>受付時間外です。今日は{time}からです</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>受付時間外です。明日は{time}からです</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>受付時間外です。{weekday}の{time}からです</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>受付時間外です。{moment}からです</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>毎日 {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>平日 {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>土日 {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>土日祝 {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>祝日 {hours}</translation>
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
        <translation>休み</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>終日</translation>
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
        <translation>{day}は休みです</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>{first}から{last}までは休みです</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>お手数ですが、受付の窓口へお越しください</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>病院や薬局、市区町村の窓口でも登録できます</translation>
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
        <source>I do not know the PIN: have staff check</source>
        <translation>番号が分からないので、係員に確認してもらう</translation>
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
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>処方せんは、どちらにしますか</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>今日、お薬が出る場合の処方せんです</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>電子処方せん</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>薬局で、このカードを使って受け取ります。紙は要りません</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>紙の処方せん</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>薬局に出す紙の処方せんをお渡しします</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>係員に確認してもらう</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>処理しています</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>登録できる日時</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>次にしていただくこと</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>続けて登録する</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>今はしない</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>このカードは、健康保険証として使えます</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>番号を直す</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>同意の内容をお伝えできませんでした。窓口で、もう一度お申し出ください</translation>
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
        <source>Limit of payment</source>
        <translation>限度額</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>確認しました(詳しくは窓口で)</translation>
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
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{asked}件のうち{count}件(24時間)</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>提供しません</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>提供する情報</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>電子処方せん</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>紙の処方せん</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>処方せん</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}割</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>{total}のうち{here}番目</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>上に戻る</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>続きを読む</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>病院や薬局では、このカードを読み取り機に置いてください</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>お住まいの市区町村の窓口で、電子証明書を更新してください</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>更新から{hours}時間たつと、登録できます</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>しばらくしてから、もう一度お試しください</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>加入している健康保険の保険者に、お問い合わせください</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>登録できました</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>マイナンバーカードを、健康保険証として使えるようになりました</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>すでに登録されています</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>マイナンバーカードを、健康保険証として使えます</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>健康保険の資格を確認しました</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>健康保険の資格を確認できませんでした</translation>
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
        <source>Please register after that time has passed.</source>
        <translation>その時刻を過ぎてから、登録してください</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>電子証明書の更新が必要です</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>電子証明書の有効期限が近いため、今は登録できません</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>電子証明書の有効期限が切れています</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>電子証明書を更新するまで、ここでは使えません</translation>
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
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>お住まいの市区町村の窓口で、新しい電子証明書の発行を受けてください</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>まだ登録されていません</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>健康保険証として使うには、一度だけ登録が必要です</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>スマートフォンやパソコンでは、「マイナポータル」で登録できます</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>お持ちでない方は、病院や薬局、セブン銀行ATMで登録できます</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>このカードは、ここでは使えませんでした</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>窓口でのお手続きをお願いいたします</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>確認ができませんでした</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>保険資格を確認するシステムから、返事がありませんでした</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>登録の結果を、まだ確認できていません</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>決められた時間のうちに、返事がありませんでした</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>すでに登録されていても、二重に登録されることはありません</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>暗証番号がロックされています</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>お住まいの市区町村の窓口で再設定できます。カードをお持ちください</translation>
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
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>暗証番号のないカードは、病院や薬局で登録できます。顔で確認するか、職員が確認します</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>ロックされているときは、市区町村の窓口で再設定できます</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>電子証明書の入っていないカードです</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>スマートフォンでは、登録できません</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>はじめての登録には、マイナンバーカードをお使いください</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>手続きは終わっていません</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>登録は行われていません</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>診察の受付は、まだです。受付へお進みください</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>カードの置き忘れに、ご注意ください</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>今日の受診については、受付の窓口におたずねください</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>{moment}から登録できます</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>次にしていただくこと</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>マイナンバー総合フリーダイヤル(無料)</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>音声案内:{menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>この控えに、個人の情報は印刷されません</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>デモです。この控えの内容は、実際のものではありません</translation>
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
        <translation>もう一度</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>星印のキー</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>斜線のキー</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>静かに</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小さく</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>マイナスのキー</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大きく</translation>
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
        <translation>次の項目</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>個人の情報</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>小数点のキー</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>0のキー</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>{number}番:{name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>{number}つ目:{text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>読み上げ</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>画面をふけます</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>時間が終わるまで、触れても何も起きません</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>ほかの名前</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>番号で資格を調べる</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>最近の結果</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>画面の清掃</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>読み取り機の確認</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自己診断</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>係員メニュー</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>目視確認は、利用者が暗証番号の画面で始めます。カードや暗証番号を預からないでください</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>もう一度押すと再起動します</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>メニューを閉じる</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>係員のパスコード</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>パスコード:{count}桁を入力しました</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>パスコードを確認しています</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>パスコードをすべて入力してください</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>名前を選んでください</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>一致しませんでした。続けて違うと、しばらくお待ちいただきます</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>係員用</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>名前を選び、パスコードを入力してください</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>登録</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>資格を確認</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>有効な資格なし</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>利用できず</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>確認できず</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>カードを読めず</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>暗証番号が使えず</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>メニューに戻る</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>起動してからの結果です。個人の情報は残りません</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>起動してから、まだ利用がありません</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   利用{number}   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>読み取り機の確認</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>マイナンバーカードを1枚、置いてから取ってください。中は読みません</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>読み取り機がつながっていません</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>カードがあります</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>読み取り機はつながっています。カードはありません</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>効果音と読み上げの音量です。利用のたびに、この音量で始まります</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小さく</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大きく</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>キオスクを調べています。数秒かかります</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>次の点を、管理している方に伝えてください:</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>異常はありません。{count}項目を調べました</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>自己診断ができませんでした。キオスクを再起動してください</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>係員をお呼びください</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>係員が、カードの写真とお顔を見比べます。カードを預かったり、暗証番号を聞いたりはしません</translation>
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
        <source>Sending the staff confirmation</source>
        <translation>係員の確認を送っています</translation>
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
        <source>Passing on your answers</source>
        <translation>ご回答を送っています</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>保険資格を調べています</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>お待ちください</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>登録の結果を確認しています</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>残りの処理をしています</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>カードが離れましたが、手続きは続いています。このままお待ちください</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>次の方は、このままお待ちください</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>いつもより時間がかかっています。このままお待ちください</translation>
    </message>
</context>
</TS>
