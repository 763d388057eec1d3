<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>원하시는 절차를 선택해 주세요</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>카드는 그대로 두세요.</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>건강보험증으로 등록</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>앞으로 이 카드를 건강보험증으로 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>보험 자격 확인</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>가입한 건강보험을 화면에서 확인합니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
</context>
<context>
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>건강보험증으로 등록하시겠습니까?</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>등록은 한 번만 하면 됩니다. 무료이며 비밀번호를 한 번 입력합니다.</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>병원과 약국에서 이 카드가 건강보험증이 됩니다.</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>이직, 이사, 카드 갱신 후에도 등록은 유지됩니다.</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>의료 정보는 매번 동의하신 경우에만 의사 등에게 제공됩니다.</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>등록은 해제할 수 있습니다. 가입한 보험자(保険者)에 신청해 주세요.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에 하기</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>동의하고 계속</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>건강검진 결과를 보아도 될까요?</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>보험자가 보관하는 특정건강검진(特定健診) 결과입니다.</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>약 정보를 보아도 될까요?</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>다른 곳에서 처방받은 약입니다. 함께 먹어도 되는지 확인합니다.</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>진료 정보를 보아도 될까요?</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>어디에서 어떤 진료를 받았는지에 관한 정보입니다.</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>수술 정보를 보아도 될까요?</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>지금까지 받은 수술입니다. 진료 정보와는 따로 여쭙니다.</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>특정 질병 증명을 확인해도 될까요?</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>가지고 계신 분은 부담금이 줄어듭니다. 모든 분께 여쭙니다.</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>부담 한도액(限度額)을 확인해도 될까요?</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>창구에서 내는 금액이 한도액까지로 됩니다.</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>질문 {number}/{total}</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>“아니요”를 선택해도 진료는 똑같이 받으실 수 있습니다.</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>“예”는 이 기관에서만, 24시간 동안만 유효합니다.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>아니요, 동의하지 않습니다</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>예, 동의합니다</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>화면 표시 방법을 선택해 주세요</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>이용이 끝나면 원래대로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>큰 글자</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>모든 글자가 커집니다.</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>강한 대비</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>어두운 화면에 밝은 글자로 표시합니다.</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>버튼을 아래로</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>앉은 채로 모든 버튼에 손이 닿습니다.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>진료 접수는 아직 되지 않았습니다.
카드를 가지고 창구로 가 주세요.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>진료 접수는 아직 되지 않았습니다.
창구로 가 주세요.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>카드를 가져가 주세요.</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>카드를 리더에서 빼 주세요.
이 창은 닫아도 됩니다.</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>이 창은 닫아도 됩니다.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>확인증을 인쇄하고 있습니다.</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>확인증을 인쇄했습니다. 가져가 주세요.</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>확인증을 인쇄하지 못했습니다. 필요한 내용을 적어 두세요.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>카드가 그대로 있습니다. 가져가 주세요.
직원을 불렀습니다.</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>카드가 그대로 있습니다. 가져가 주세요.</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>카드를 빼면 첫 화면으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>진료 접수는 아직 되지 않았습니다.
직원에게 확인을 부탁하시거나, 카드를 가지고 창구로 가 주세요.</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>종이에 인쇄</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>마이넘버카드 상담 전화(무료)</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>음성 안내 {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>마이넘버카드(マイナンバーカード)를 올려 주세요</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>카드를 리더에 올리는 그림</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>마이넘버카드(マイナンバーカード)를 꽂아 주세요</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>얼굴 사진이 앞을 향하게 카드를 세워 꽂는 그림</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>카드 리더에 마이넘버카드(マイナンバーカード)를 올려 주세요</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>케이블로 연결된 작은 리더에 카드를 올리는 그림</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>카드를 건강보험증으로 등록합니다.</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>건강보험 자격을 확인합니다.</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>건강보험증 등록과 보험 자격 확인을 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>카드를 케이스에서 꺼내 주세요.</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>카드를 가지고 있지 않습니다</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>내용 확인</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>카드</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>조회</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>동의</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>{total}단계 중 {number}단계: {name}</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>모르는 점이 있으면 직원에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>모르는 점이 있으면 {phone}(무료)로 전화해 주세요.</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>데모: 견본 카드를 사용하고 있습니다</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>비밀번호가 맞지 않았습니다.</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>입력은 이제 한 번 남았습니다</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>비밀번호가 확실합니까?</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>다음에 틀리면 비밀번호가 잠깁니다. 거주지 시구정촌(市区町村) 창구에서만 다시 설정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>직원이 카드 사진과 얼굴을 비교하여 확인할 수도 있습니다.</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>“그만두기”를 누르고 창구 직원에게 상담해 주세요.</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>“그만두기”를 눌러 주세요. 시구정촌 창구에서 비밀번호를 다시 설정할 수 있습니다.</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>확실하지 않으면</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>직원에게 확인 부탁하기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>비밀번호 입력</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>부담 한도액(限度額)도 확인할까요?</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>해당하는 분은 창구에서 내는 금액이 한도액까지로 됩니다.</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>“아니요”를 선택해도 진료는 똑같이 받으실 수 있습니다.</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>한도액은 화면에 나오지 않습니다. 창구에서 알려 드립니다.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Closed until {moment}.</source>
        <translation>{moment}부터 이용할 수 있습니다.</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>전자증명서가 최근에 갱신되었습니다. {hours}시간이 지나면 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>전자증명서의 유효기간이 곧 끝납니다. 시구정촌 창구에서 갱신해 주세요.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>전자증명서의 유효기간이 지났습니다. 시구정촌 창구에서 갱신해 주세요.</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>비밀번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>비밀번호가 맞지 않습니다. 두 번 더 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>비밀번호가 맞지 않습니다. 한 번 더 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>두 번 더 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>한 번 더 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>도움이 필요하면 창구 직원에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>오늘 진료에 대해서는 접수 창구(受付)에 문의해 주세요.</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>거주지 시구정촌 창구에서 전자증명서(電子証明書)를 갱신해 주세요.</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>카드를 다시 한 번 올려 주세요.</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>카드를 빼고 다시 한 번 올려 주세요.</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>카드를 리더에서 빼 주세요.</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>잠시 후 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>직원이 카드 사진과 얼굴을 비교하여 확인할 수도 있습니다.</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>지금 등록할 수 있습니다. 비밀번호를 다시 입력합니다.</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>{moment}부터</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>그 시각 이후에 다시 와 주세요.</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>그때까지는 진료 시 자격확인서(資格確認書)를 보여 주세요.</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>다시 해도 되지 않으면 아래 번호로 전화해 주세요.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>갱신 후 {hours}시간이 지나면 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>가입한 건강보험은 보험자(保険者)에 문의해 주세요.</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>얼굴 인증 카드(顔認証マイナンバーカード)는 병원이나 약국의 카드 리더에서 등록할 수 있습니다. 얼굴로 또는 직원이 확인합니다.</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>거주지 시구정촌 창구에서 비밀번호를 다시 설정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>아직 등록할 수 없습니다</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>전자증명서를 갱신한 지 {hours}시간이 지나지 않았습니다.</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>갱신 후 {hours}시간이 지나면 다시 와 주세요.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>먼저 전자증명서를 갱신해 주세요</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>유효기간이 며칠 남지 않아 지금은 등록할 수 없습니다.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>전자증명서의 유효기간이 지났습니다</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>전자증명서를 갱신할 때까지 이 카드는 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>새 전자증명서가 발급되어 있습니다</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>이 카드의 전자증명서는 이전 것이어서 사용되지 않습니다.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>새 카드를 받으셨다면 새 카드를 사용해 주세요.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>방금 갱신하셨다면 {hours}시간 후에 다시 와 주세요.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>전자증명서를 사용할 수 없게 되었습니다</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>예를 들어 카드의 이름이나 주소가 바뀌면 사용할 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>거주지 시구정촌 창구에서 새 전자증명서를 발급받아 주세요.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>아직 등록되지 않은 카드입니다</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>건강보험증으로 사용하려면 처음에 한 번 등록해야 합니다.</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>이 카드는 여기에서 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>이 카드로는 절차를 마칠 수 없습니다. 창구에서 진행해 주세요.</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>지금은 확인할 수 없습니다</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>건강보험을 확인하는 시스템에 연결되지 않습니다.</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>정해진 시간 안에 응답이 없었습니다.</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>시간이 오래 걸려 중지했습니다</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>안전을 위해 절차를 중지했습니다.</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>전자증명서가 유효한지 확인하지 못했습니다.</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>등록 결과를 아직 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>다시 시도하셔도 됩니다. 이중으로 등록되지 않습니다.</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>카드가 리더에서 떨어졌습니다</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>절차가 도중에 멈췄습니다. 등록되지 않았습니다.</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>안내가 있을 때까지 카드를 움직이지 마세요.</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>카드를 읽지 못했습니다</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>카드 위치가 어긋났거나 위에 다른 것이 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>카드를 빼서 케이스에서 꺼내 주세요.</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>카드의 응답에 시간이 너무 오래 걸렸습니다.</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>지금은 카드를 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>카드 리더가 다른 처리를 하고 있습니다.</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>카드를 빼고 잠시 기다려 주세요.</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>마이넘버카드가 아닙니다</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>다른 카드가 놓여 있는 것 같습니다.</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>마이넘버카드(マイナンバーカード)만 올려 주세요.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>이 카드에는 전자증명서가 없습니다</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>건강보험증으로 사용하려면 전자증명서가 필요합니다.</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>스마트폰으로는 등록할 수 없습니다</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>처음 등록할 때는 마이넘버카드가 필요합니다.</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>스마트폰을 빼고 마이넘버카드를 올려 주세요.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>비밀번호가 잠겨 있습니다</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>다른 번호가 세 번 연속 입력되었기 때문입니다.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>이 카드로는 비밀번호를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>비밀번호가 잠겨 있거나 비밀번호가 없는 카드입니다.</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>비밀번호가 잠겨 있으면 시구정촌 창구에서 다시 설정해 주세요.</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>카드는 등록되지 않았습니다</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>등록은 언제든지 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>접수 창구(受付)에서 자격확인서(資格確認書)를 보여 주세요.</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>절차를 그만두었습니다</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>등록되지 않았습니다.</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>절차를 마쳤습니다</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>한동안 조작이 없었습니다. 등록되지 않았습니다.</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>다시 시작하려면 카드를 한 번 더 올려 주세요.</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>보험 자격을 확인했습니다</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>이 카드를 건강보험증으로 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>접수 창구(受付)에 알려 주세요.</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>다른 건강보험에 가입하셨다면 접수 창구(受付)에 알려 주세요.</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>이직이나 이사 후에는 새 자격이 등록될 때까지 며칠 걸립니다.</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>이 보험 자격은 종료되었습니다</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>보험자의 기록으로는 현재 유효하지 않습니다.</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>이 보험 자격은 새것으로 바뀌었습니다</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>새로운 보험 자격이 있습니다.</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>접수 창구에서 새 보험 자격을 찾아 드립니다.</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>보험 자격을 찾지 못했습니다</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>보험자가 아직 등록하지 않았을 수 있습니다.</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>보험 자격을 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>보험 자격이 두 개 이상 있습니다.</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>접수 창구에서 확인해 드립니다.</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>입력하신 번호로 찾았습니다.</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>입력하신 번호로는 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>번호를 자격확인서(資格確認書)와 비교해 주세요.</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>다시 입력하거나 접수 창구에서 자격확인서(資格確認書)를 보여 주세요.</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>이 번호를 쓰는 분이 여러 명 있습니다.</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>가지번호(枝番, 2자리)가 적혀 있으면 함께 입력해 주세요.</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>또는 접수 창구에서 자격확인서(資格確認書)를 보여 주세요.</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>지금은 이용할 수 없습니다</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>자동으로 다시 시작하고 있습니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>준비하고 있습니다</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>잠시 기다려 주세요.</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>지금은 이용 시간이 아닙니다</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>시간이 되면 자동으로 시작됩니다.</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>카드 리더가 아직 준비되지 않았습니다.</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>카드 리더를 준비하고 있습니다. 자동으로 다시 시작됩니다.</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>카드 리더가 연결되어 있지 않습니다.</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>시간이 더 필요하십니까?</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>한동안 조작이 없었습니다. 곧 절차가 종료됩니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속하기</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>서기</translation>
    </message>
    <message>
        <source>Taisho</source>
        <translation>다이쇼(大正)</translation>
    </message>
    <message>
        <source>Showa</source>
        <translation>쇼와(昭和)</translation>
    </message>
    <message>
        <source>Heisei</source>
        <translation>헤이세이(平成)</translation>
    </message>
    <message>
        <source>Reiwa</source>
        <translation>레이와(令和)</translation>
    </message>
    <message>
        <source>{day} ({era} {year})</source>
        <translation>{day}({era} {year}년)</translation>
    </message>
    <message>
        <source>year</source>
        <translation>년</translation>
    </message>
    <message>
        <source>month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>day</source>
        <translation>일</translation>
    </message>
    <message>
        <source>{name}: {typed}</source>
        <translation>{name}: {typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>보험자 번호(保険者番号)를 입력해 주세요</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>6자리 또는 8자리 숫자입니다. 자격확인서(資格確認書)에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>번호가 맞지 않습니다. 자격확인서와 한 자리씩 비교해 주세요.</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>기호(記号)를 입력해 주세요</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>번호 앞에 적혀 있습니다. 없는 경우도 있습니다.</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>기호가 맞지 않습니다. 자격확인서와 비교해 주세요.</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>번호(番号)를 입력해 주세요</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>기호 옆에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>가지번호(枝番)를 입력해 주세요</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>번호 뒤의 두 자리 숫자입니다. 없는 경우도 있습니다.</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>가지번호가 맞지 않습니다. 두 자리 숫자입니다.</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>생년월일을 입력해 주세요</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>연, 월, 일 순서입니다. 4월 1일은 04, 01로 입력합니다.</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>그런 날짜가 없습니다. 연도를 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>카드 없이: {total}단계 중 {number}단계</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>적혀 있지 않음</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>입력이 끝나지 않았습니다. 모두 입력해 주세요.</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>내용이 모두 맞습니까?</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>자격확인서(資格確認書)와 비교해 주세요.</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>보험자 번호(保険者番号)</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>기호(記号)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호(番号)</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>가지번호(枝番)</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>부담 한도액(限度額)</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>확인함</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>확인하지 않음</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>찾기</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>지금 이용할 수 있습니다</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>지금 이용할 수 있습니다({time}까지)</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>지금은 접수 시간이 아닙니다</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>지금은 시간 외입니다. 오늘 {time}부터입니다</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>지금은 시간 외입니다. 내일 {time}부터입니다</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>지금은 시간 외입니다. {weekday} {time}부터입니다</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>지금은 시간 외입니다. {moment}부터입니다</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>매일 {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>평일 {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>주말 {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>주말·공휴일 {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>공휴일 {hours}</translation>
    </message>
    <message>
        <source>{weekday} {hours}</source>
        <translation>{weekday} {hours}</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first}~{last} {hours}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>휴무</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>종일</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}~{end}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>{day} 휴무</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>{first}~{last} 휴무</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>접수 창구(受付)로 가 주세요.</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>병원, 약국, 시구정촌 창구에서도 등록할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Clear all</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>하나 지우기</translation>
    </message>
    <message>
        <source>Registration as insurance card</source>
        <translation>건강보험증 등록</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>보험 자격 확인</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>비밀번호를 입력해 주세요</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>카드를 받을 때 정한 숫자 네 자리입니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>I do not know the PIN: have staff check</source>
        <translation>비밀번호를 모름: 직원에게 확인 부탁하기</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>비밀번호: 네 자리 중 {count}자리를 입력했습니다</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>숫자 네 자리를 입력해 주세요.</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>처방전은 어떻게 할까요?</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>오늘 약이 처방되는 경우입니다.</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>전자 처방전</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>약국에서 이 카드로 확인합니다. 종이는 필요 없습니다.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>종이 처방전</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>약국에 낼 처방전 종이를 드립니다.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>직원에게 확인 부탁하기</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>처리하고 있습니다</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>등록 가능한 일시</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>다음에 하실 일</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>지금 등록</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에 하기</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>보험자</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>창구 부담</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>유효기간</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>{day}까지</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>부담 한도액(限度額)</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>확인했습니다(자세한 내용은 창구에서)</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>유효하지 않음</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>보험 자격</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{asked}건 중 {count}건(24시간)</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>제공하지 않음</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>제공하는 정보</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>전자 처방전</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>종이 처방전</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>처방전</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}0%</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>번호 고치기</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>동의하신 내용을 전달하지 못했습니다. 창구에서 말씀해 주세요.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>전자증명서의 유효기간이 지나 진료 등의 정보는 제공되지 않습니다. 빨리 시구정촌 창구에서 갱신해 주세요.</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>이미 등록되어 있습니다</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>이 카드를 건강보험증으로 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>등록되었습니다</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>오늘부터 이 카드가 건강보험증입니다.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>{total}개 중 {here}번째</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>계속 읽기</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>병원이나 약국에서는 이 카드를 카드 리더에 올려 주세요.</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>거주지 시구정촌 창구에서 전자증명서(電子証明書)를 갱신해 주세요.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>갱신 후 {hours}시간이 지나면 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>나중에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>가입한 건강보험의 보험자(保険者)에 문의해 주세요.</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>등록이 완료되었습니다</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>마이넘버카드(マイナンバーカード)를 건강보험증으로 사용할 수 있게 되었습니다.</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>이미 등록되어 있었습니다</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>마이넘버카드(マイナンバーカード)를 건강보험증으로 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>건강보험을 확인했습니다</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>건강보험을 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>아직 등록할 수 없습니다</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>전자증명서를 갱신한 지 {hours}시간이 지나지 않았습니다.</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>그 시각 이후에 등록해 주세요.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>먼저 전자증명서를 갱신해 주세요</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>전자증명서의 유효기간이 며칠 남지 않아 지금은 등록할 수 없습니다.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>전자증명서의 유효기간이 지났습니다</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>전자증명서를 갱신할 때까지 여기에서 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>새 전자증명서가 발급되어 있습니다</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>이 카드의 전자증명서는 이전 것이어서 사용되지 않습니다.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>새 카드를 받으셨다면 새 카드를 사용해 주세요.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>방금 갱신하셨다면 {hours}시간 후에 다시 와 주세요.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>전자증명서를 사용할 수 없게 되었습니다</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>예를 들어 카드의 이름이나 주소가 바뀌면 사용할 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>거주지 시구정촌 창구에서 새 전자증명서를 발급받아 주세요.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>아직 등록되지 않은 카드입니다</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>건강보험증으로 사용하려면 한 번 등록해 주세요.</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>스마트폰이나 컴퓨터: 마이나포털(マイナポータル)에서 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>없으면 병원, 약국 또는 세븐은행 ATM에서 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>이 카드는 여기에서 사용할 수 없었습니다</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>이 카드로는 절차를 마칠 수 없습니다. 창구에서 진행해 주세요.</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>확인하지 못했습니다</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>건강보험을 확인하는 시스템의 응답이 없었습니다.</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>등록 결과를 아직 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>정해진 시간 안에 응답이 없었습니다.</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>이미 등록되었더라도 이중으로 등록되지 않습니다.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>비밀번호가 잠겨 있습니다</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>거주지 시구정촌 창구에서 다시 설정할 수 있습니다. 카드를 가져가 주세요.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>이 카드로는 비밀번호를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>비밀번호가 잠겨 있거나 비밀번호가 없는 카드입니다.</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>비밀번호가 없는 카드는 병원이나 약국에서 등록할 수 있습니다. 얼굴로 또는 직원이 확인합니다.</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>비밀번호가 잠겨 있으면 시구정촌 창구에서 다시 설정할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>이 카드에는 전자증명서가 없습니다</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>스마트폰으로는 등록할 수 없습니다</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>처음 등록할 때는 마이넘버카드를 사용해 주세요.</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>절차가 끝나지 않았습니다</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>등록되지 않았습니다.</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>진료 접수는 아직 되지 않았습니다. 접수 창구로 가 주세요.</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>카드를 두고 가지 마세요.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>오늘 진료에 대해서는 접수 창구(受付)에 문의해 주세요.</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>{moment}부터 등록할 수 있습니다</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>다음에 하실 일</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>마이넘버카드 상담 전화(무료)</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>음성 안내: {menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>이 확인증에는 개인 정보가 인쇄되지 않습니다.</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>데모입니다. 이 확인증의 내용은 실제가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>{name}: {key}</source>
        <translation>{name}: {key}</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>다시 듣기</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>별표 키</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>빗금 키</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>조용히</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>빼기 키</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>더하기 키</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>느리게</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>7 키</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>페이지 다운 키</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>9 키</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>페이지 업 키</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>다음 항목</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>개인 정보</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>소수점 키</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>0 키</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>{number}번: {name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>{number}단계: {text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>읽어 주기</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>이제 화면을 닦을 수 있습니다</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>시간이 끝날 때까지 만져도 반응하지 않습니다.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>다른 이름</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>보험 번호로 찾기</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>최근 결과</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>음량</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>화면 청소</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>카드 리더 확인</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>자체 점검</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>직원 메뉴</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>육안 확인은 이용자가 비밀번호 화면에서 시작합니다. 카드나 비밀번호를 받지 마세요.</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>한 번 더 누르면 다시 시작합니다</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>메뉴 닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>직원 암호</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>직원 암호: {count}자리를 입력했습니다</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>직원 암호를 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>직원 암호를 모두 입력해 주세요.</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>이름을 선택해 주세요.</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>일치하지 않았습니다. 여러 번 틀리면 매번 잠시 기다려야 합니다.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>직원용</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>이름을 선택하고 직원 암호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>등록됨</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>자격 확인됨</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>유효한 자격 없음</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>사용할 수 없음</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>확인하지 못함</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>카드를 읽지 못함</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>비밀번호 사용 불가</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>메뉴로 돌아가기</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>시작한 이후의 결과입니다. 개인 정보는 남지 않습니다.</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>시작한 이후 이용이 없었습니다.</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   이용 {number}   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>카드 리더 확인</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>마이넘버카드를 한 장 올렸다가 빼 주세요. 내용은 읽지 않습니다.</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>카드 리더가 연결되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>카드가 있습니다.</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>카드 리더가 연결되어 있습니다. 카드는 없습니다.</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>효과음과 음성의 음량입니다. 이용할 때마다 이 음량으로 시작합니다.</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>기기를 점검하고 있습니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>다음 사항을 기기 관리자에게 알려 주세요:</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>이상이 없습니다. {count}개 항목을 점검했습니다.</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>자체 점검을 하지 못했습니다. 기기를 다시 시작해 주세요.</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>직원을 불러 주세요</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>직원이 카드 사진과 얼굴을 비교합니다. 카드를 가져가거나 비밀번호를 묻지 않습니다.</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>카드를 움직이지 말고 기다려 주세요.</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>카드를 읽고 있습니다</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>비밀번호를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>직원의 확인을 보내고 있습니다</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>등록하고 있습니다</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>보험 자격을 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>답변을 보내고 있습니다</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>보험 자격을 찾고 있습니다</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>기다려 주세요.</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>등록 결과를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>남은 처리를 하고 있습니다</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>카드가 떨어졌지만 절차는 계속되고 있습니다. 여기에서 결과를 기다려 주세요.</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>이 처리가 끝나는 대로 다음 카드를 처리합니다.</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>평소보다 오래 걸리고 있습니다. 그대로 기다려 주세요.</translation>
    </message>
</context>
</TS>
