<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>請選擇要辦理的手續</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>請將卡片一直放在讀卡機上。</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>登錄為健康保險證</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>之後，此卡即為您的健康保險證。</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>確認保險資格</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>查看您加入的健康保險。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>要登錄為健康保險證嗎？</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>只需登錄一次，免費，輸入一次密碼即可。</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>在醫院和藥局，出示此卡即可作為健康保險證使用。</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>換工作、搬家或更換卡片後，登錄仍然有效。</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>只有在您每次同意時，醫療資訊才會提供給醫師等。</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>可以取消登錄，請向您的保險機構（保険者）申請。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暫時不要</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>同意並繼續</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>可以查看您的健檢結果嗎？</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>指保險機構保存的特定健康檢查（特定健診）結果。</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>可以查看您的用藥資訊嗎？</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>指其他醫院開的藥，可確認藥物能否同時服用。</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>可以查看您的診療資訊嗎？</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>指您在何處接受過何種診療。</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>可以查看您的手術資訊嗎？</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>指您接受過的手術。此項與診療資訊分開詢問。</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>可以確認特定疾病的證明嗎？</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>持有者的自付費用會減少。我們會詢問所有人。</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>可以確認您的自付上限（限度額）嗎？</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>這樣，您在櫃檯支付的金額不會超過上限。</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>第{number}題，共{total}題</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>即使選擇「否」，您接受的醫療也不會改變。</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>「是」僅限本機構，有效24小時。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>否，不同意</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>是，同意</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>請選擇畫面的顯示方式</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>使用結束後會恢復原狀。</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>所有文字都會變大。</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>高對比</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>深色畫面，淺色文字。</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>按鈕放在下方</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>坐著也能碰到所有按鈕。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>您還沒有辦理掛號。
請取走卡片，前往櫃檯。</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>您還沒有辦理掛號。
請前往櫃檯。</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>請取走卡片。</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>請從讀卡機上取走卡片。
之後可以關閉此視窗。</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>可以關閉此視窗。</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>正在列印明細。</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>明細已列印，請取走。</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>明細無法列印，請記下需要的內容。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>卡片還在讀卡機上，請取走。
已呼叫工作人員。</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>卡片還在讀卡機上，請取走。</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>取走卡片後，將返回最初的畫面。</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>您還沒有辦理掛號。
請工作人員確認，或取走卡片，前往櫃檯。</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>列印在紙上</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>個人編號卡諮詢電話（免費）</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>語音選單 {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>請將個人編號卡（マイナンバーカード）放在讀卡機上</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>卡片放在讀卡機上的圖</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>請將個人編號卡（マイナンバーカード）插入讀卡機</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>卡片直立插入讀卡機，照片朝向自己的圖</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>請將個人編號卡（マイナンバーカード）放在讀卡機上</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>卡片放在連接線的小型讀卡機上的圖</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>將卡片登錄為您的健康保險證。</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>用卡片確認您的健康保險。</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>可以將卡片登錄為健康保險證，或確認保險資格。</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>請將卡片從卡套中取出。</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>我沒有帶卡</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>號碼</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>核對內容</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>選擇</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>查詢</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>第{number}步，共{total}步：{name}</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>如有不明之處，請詢問工作人員。</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>如有不明之處，請致電{phone}（免費）。</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>示範：正在使用樣本卡</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>密碼不正確。</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>還可以輸入最後1次</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>您確定密碼正確嗎？</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>如果再次有誤，密碼將被鎖定，只能在您居住地的市區町村窗口重新設定。</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>也可以由工作人員對照卡片照片確認本人。</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>請選擇「停止」，並洽詢櫃檯的工作人員。</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>請選擇「停止」。可在市區町村窗口重新設定密碼。</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>如果不確定</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>請工作人員確認</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>輸入密碼</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>是否同時確認自付上限（限度額）？</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>符合條件的人，在櫃檯支付的金額不會超過上限。</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>即使選擇「否」，您接受的醫療也不會改變。</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>上限不會顯示在畫面上，由櫃檯告知。</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Closed until {moment}.</source>
        <translation>{moment}起可以使用。</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>電子憑證剛剛更新，{hours}小時後才能登錄。</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>電子憑證即將到期，請在市區町村窗口更新。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>電子憑證已過有效期限，請在市區町村窗口更新。</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>密碼不正確。</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>密碼不正確。還可以輸入2次。</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>密碼不正確。還可以輸入1次。</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>還可以輸入2次。</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>還可以輸入1次。</translation>
    </message>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>如需幫助，請洽詢櫃檯的工作人員。</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>關於今天的看診，請洽詢掛號櫃檯（受付）。</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>請在您居住地的市區町村窗口更新電子憑證（電子証明書）。</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>請再次將卡片放在讀卡機上。</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>請取走卡片，再重新放好。</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>請從讀卡機上取走卡片。</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>請稍候片刻，然後再試。</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>也可以由工作人員對照卡片照片確認本人。</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>現在可以登錄。需要再次輸入密碼。</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>{moment}起</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>請在此時間之後再來。</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>在此之前，看診時請出示「資格確認書」。</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>如果還是不行，請撥打下面的電話。</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>更新滿{hours}小時後即可登錄。</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>關於您加入的健康保險，請洽詢您的保險機構（保険者）。</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>臉部認證卡（顔認証マイナンバーカード）可在醫院或藥局的讀卡機上登錄，透過臉部或由工作人員確認。</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>可在您居住地的市區町村窗口重新設定密碼。</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>目前還不能登錄</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>卡片的電子憑證更新後還不到{hours}小時。</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>請在更新滿{hours}小時後再來。</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>請先更新電子憑證</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>有效期限即將屆滿，現在無法登錄。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>電子憑證已過有效期限</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>更新電子憑證之前，此卡無法使用。</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>已有新的電子憑證</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>此卡中的電子憑證是舊的，已不再使用。</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>如果您已領到新卡，請使用新卡。</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>如果剛剛更新，請在{hours}小時後再來。</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>電子憑證已失效</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>例如卡上的姓名或地址變更後，就會失效。</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>請在您居住地的市區町村窗口辦理新的電子憑證。</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>此卡尚未登錄</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>要作為健康保險證使用，需要先登錄一次。</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>此卡無法在這裡使用</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>無法用此卡完成手續，請到櫃檯辦理。</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>目前無法確認</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>無法連線到確認健康保險的系統。</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>在規定時間內沒有收到回覆。</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>時間過長，已中止</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>為了您的安全，手續已中止。</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>無法確認電子憑證的狀態。</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>目前還不知道是否已登錄</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>您可以再試一次，不會重複登錄。</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>卡片離開了讀卡機</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>手續中途停止，沒有進行登錄。</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>在提示取走之前，請不要移動卡片。</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>無法讀取卡片</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>卡片可能沒有放平，或上面有其他東西。</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>請取走卡片，並從卡套中取出。</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>與卡片通訊的時間過長。</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>目前無法讀取卡片</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>讀卡機正在進行其他處理。</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>請取走卡片，並稍候片刻。</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>這不是個人編號卡</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>讀卡機上好像是其他卡片。</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>請只放個人編號卡（マイナンバーカード）。</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>此卡片中沒有電子憑證</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>作為健康保險證使用時，需要電子憑證。</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>不能用手機登錄</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>首次登錄需要個人編號卡本身。</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>請取走手機，放上個人編號卡。</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>密碼已被鎖定</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>因為連續3次輸入了不正確的密碼。</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>此卡無法使用密碼</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>密碼已被鎖定，或此卡沒有設定密碼。</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>如果密碼被鎖定，請在市區町村窗口重新設定。</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>卡片沒有登錄</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>您可以隨時登錄。</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>請在掛號櫃檯（受付）出示「資格確認書」。</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>手續已停止</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>沒有進行登錄。</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>手續已結束</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>畫面有一段時間沒有操作，沒有進行登錄。</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>要重新開始，請再次放上卡片。</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>已確認您的保險資格</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>此卡可以作為健康保險證使用。</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>請告知掛號櫃檯（受付）。</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>如果您加入了其他健康保險，請告知掛號櫃檯（受付）。</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>換工作或搬家後，新的保險資格需要幾天才能登錄。</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>此保險資格已結束</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>根據保險機構的紀錄，目前已不再有效。</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>此保險資格已變更</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>有新的保險資格。</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>掛號櫃檯會為您查詢新的保險資格。</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>沒有找到保險資格</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>保險機構可能還沒有登錄。</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>無法確認保險資格</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>找到了兩個以上的保險資格。</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>掛號櫃檯會為您確認。</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>根據您輸入的號碼找到的。</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>沒有找到與您輸入的號碼相符的人。</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>請將號碼與您的「資格確認書」核對。</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>請重新輸入，或在掛號櫃檯出示「資格確認書」。</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>有多個人使用這個號碼。</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>如果寫有分支號（枝番，2位），請輸入後再試。</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>或在掛號櫃檯出示「資格確認書」。</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>本機目前無法使用</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>正在自動重新啟動，需要幾秒鐘。</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>正在準備</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>請稍候。</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>現在不是服務時間</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>到時間會自動開放。</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>讀卡機尚未準備好。</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>正在準備讀卡機，會自動恢復。</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>讀卡機沒有連接。</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>需要更多時間嗎？</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>畫面有一段時間沒有操作，手續即將結束。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>西元</translation>
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
        <translation>{day}（{era}{year}年）</translation>
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
        <translation>{name}：{typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>請輸入保險機構號碼（保険者番号）</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>為6位或8位數字，寫在「資格確認書」上。</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>號碼不符，請逐位與「資格確認書」核對。</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>請輸入記號（記号）</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>寫在「番号」的前面，也可能沒有。</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>記號不符，請與「資格確認書」核對。</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>請輸入號碼（番号）</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>寫在「記号」的旁邊。</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>請輸入分支號（枝番）</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>號碼後面的2位數字，也可能沒有。</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>分支號不符，應為2位數字。</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>請輸入出生日期</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>按年、月、日的順序。4月1日請輸入04和01。</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>沒有這個日期，請再看一下年份。</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>沒有卡片：第{number}步，共{total}步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>證上沒有寫</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>還沒有輸完，請全部輸入。</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>內容都正確嗎？</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>請與您的「資格確認書」核對。</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>保險機構號碼（保険者番号）</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>記號（記号）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>號碼（番号）</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>分支號（枝番）</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>自付上限（限度額）</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>不確認</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查詢</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>正在受理</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>正在受理，到{time}為止</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>現在不受理</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>現在不受理，今天{time}開始</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>現在不受理，明天{time}開始</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>現在不受理，{weekday}{time}開始</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>現在不受理，{moment}開始</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>每天 {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>平日 {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>週六日 {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>週六日及國定假日 {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>國定假日 {hours}</translation>
    </message>
    <message>
        <source>{weekday} {hours}</source>
        <translation>{weekday} {hours}</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first}至{last} {hours}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}～{end}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>{day}休息</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>{first}至{last}休息</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>請前往掛號櫃檯（受付）。</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>醫院、藥局和市區町村窗口也可以登錄。</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>刪除一位</translation>
    </message>
    <message>
        <source>Registration as insurance card</source>
        <translation>健康保險證登錄</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>保險資格</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>請輸入密碼</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>領取卡片時您設定的4位數字。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>I do not know the PIN: have staff check</source>
        <translation>不知道密碼：請工作人員確認</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>密碼：4位中已輸入{count}位</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>請輸入4位數字。</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>您想要哪種處方箋？</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>如果今天需要開藥。</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>電子處方箋</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>藥局用此卡讀取，不需要紙張。</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>紙本處方箋</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>我們會給您一張交給藥局的處方箋。</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>請工作人員確認</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>正在處理</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>可登錄的時間</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>接下來請您</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>現在登錄</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暫時不要</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>保險機構</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>櫃檯自付比例</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期限</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>自付上限（限度額）</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>已確認（詳情請洽櫃檯）</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>無效</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保險資格</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{asked}項中的{count}項（24小時）</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>不提供</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>提供的資訊</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>電子處方箋</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>紙本處方箋</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>處方箋</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}0%</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>修改號碼</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>您同意的內容未能傳達，請在櫃檯告知。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>電子憑證已過有效期限，因此不提供診療等資訊。請盡快在市區町村窗口更新。</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>此卡已經登錄過</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>此卡可以作為健康保險證使用。</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>已登錄</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>從今天起，此卡就是您的健康保險證。</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>第{here}部分，共{total}部分</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>返回上方</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>繼續閱讀</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>去醫院、診所或藥局時，請將此卡放在讀卡機上。</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>請在您居住地的市區町村窗口更新卡片的電子憑證（電子証明書）。</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>更新滿{hours}小時後即可登錄。</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>請稍後再試。</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>請洽詢您加入的健康保險機構（保険者）。</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>登錄完成</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>您的個人編號卡（マイナンバーカード）可以作為健康保險證使用了。</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>此卡已經登錄過</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>您的個人編號卡（マイナンバーカード）可以作為健康保險證使用。</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>已確認您的健康保險</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>未能確認您的健康保險</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>目前還不能登錄</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>卡片的電子憑證更新後還不到{hours}小時。</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>請在此時間之後登錄。</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>請先更新電子憑證</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>卡片的電子憑證即將到期，現在無法登錄。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>電子憑證已過有效期限</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>更新電子憑證之前，此卡無法在這裡使用。</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>已有新的電子憑證</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>此卡中的電子憑證是舊的，已不再使用。</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>如果您已領到新卡，請使用新卡。</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>如果剛剛更新，請在{hours}小時後再來。</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>電子憑證已失效</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>例如卡上的姓名或地址變更後，就會失效。</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>請在您居住地的市區町村窗口辦理新的電子憑證。</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>此卡尚未登錄</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>要作為健康保險證使用，請登錄一次。</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>可用手機或電腦在個人編號入口網站（マイナポータル）登錄。</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>沒有手機或電腦時，可在醫院、診所、藥局或Seven銀行ATM登錄。</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>此卡未能在這裡使用</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>無法用此卡完成手續，請到櫃檯辦理。</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>未能確認</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>確認健康保險的系統沒有回覆。</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>目前還不知道是否已登錄</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>在規定時間內沒有收到回覆。</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>即使已經登錄，也不會重複登錄。</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>密碼已被鎖定</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>可在市區町村窗口重新設定密碼，請帶上卡片。</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>此卡無法使用密碼</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>密碼已被鎖定，或此卡沒有設定密碼。</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>沒有密碼的卡片可在醫院、診所或藥局登錄，透過臉部或由工作人員確認。</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>如果密碼被鎖定，可在市區町村窗口重新設定。</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>此卡片中沒有電子憑證</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>不能用手機登錄</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>首次登錄請使用個人編號卡本身。</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>手續沒有完成</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>沒有進行登錄。</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>您還沒有辦理掛號，請前往掛號櫃檯。</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>請不要忘記取走卡片。</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>關於今天的看診，請洽詢掛號櫃檯（受付）。</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>{moment}起可以登錄</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>接下來請您</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>個人編號卡諮詢電話（免費）</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>語音選單：{menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>明細上不列印您的個人資訊。</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>示範。明細上的內容不是真實的。</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>{name}: {key}</source>
        <translation>{name}：{key}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>星號鍵</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>斜線鍵</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>靜音</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小聲</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>減號鍵</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大聲</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>加號鍵</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>慢速</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>數字鍵7</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>下一頁鍵</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>數字鍵9</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>上一頁鍵</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一項</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>個人資訊</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>小數點鍵</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>數字鍵0</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>{number}號：{name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>第{number}步：{text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗讀</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>現在可以擦拭畫面</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>在時間結束之前，觸碰沒有反應。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他姓名</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>按保險號碼查詢</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>最近的結果</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>清潔畫面</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>讀卡機測試</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自我檢測</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新啟動</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>工作人員選單</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>目視確認由來訪者在輸入密碼的畫面開始。請不要代收卡片或密碼。</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>再按一次即重新啟動</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>關閉選單</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>工作人員密碼</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>工作人員密碼：已輸入{count}位</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>正在核對工作人員密碼。</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>請輸入完整的工作人員密碼。</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>請選擇您的姓名。</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>不一致。連續多次不一致時，每次都需要等待。</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>工作人員專用</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>請選擇姓名，並輸入工作人員密碼。</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已登錄</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>已找到資格</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>沒有有效資格</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>無法使用</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>無法確認</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>未讀取卡片</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>密碼不可用</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>返回選單</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>這是啟動以來的結果，不保留個人資訊。</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>啟動以來還沒有人使用。</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   第{number}次   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>讀卡機測試</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>請放上任意一張個人編號卡，再取走。不會讀取內容。</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>沒有連接讀卡機。</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>偵測到卡片。</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>讀卡機已連接，沒有偵測到卡片。</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>提示音和朗讀的音量。每次使用都從此音量開始。</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小聲</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大聲</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>正在檢查本機，需要幾秒鐘。</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>以下各點請告知本機的管理人員：</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>一切正常，已檢查{count}項。</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>無法進行自我檢測，請重新啟動本機。</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>請呼叫工作人員</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>工作人員會對照卡片照片確認本人，不會收走卡片，也不會詢問密碼。</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>請稍候，不要移動卡片。</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>正在讀取卡片</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>正在核對密碼</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>正在傳送工作人員的確認</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>正在登錄</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>正在確認保險資格</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>正在傳送您的回答</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>正在查詢保險資格</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>請稍候。</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>正在確認登錄結果</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>正在完成剩餘的處理</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>卡片中途離開了，手續仍在進行。請在此等候結果。</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>完成後即為下一張卡片服務，請稍候。</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>時間比平常長，請繼續等候。</translation>
    </message>
</context>
</TS>
