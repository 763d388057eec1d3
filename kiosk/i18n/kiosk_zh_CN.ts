<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>请选择要办理的手续</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>请将卡片一直放在读卡器上。</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>登记为健康保险证</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>之后，此卡即为您的健康保险证。</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>确认保险资格</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>查看您加入的健康保险。</translation>
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
        <translation>要登记为健康保险证吗？</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>只需登记一次，免费，输入一次密码即可。</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>在医院和药房，出示此卡即可作为健康保险证使用。</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>换工作、搬家或更换卡片后，登记仍然有效。</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>只有在您每次同意时，医疗信息才会提供给医生等。</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>可以取消登记，请向您的保险机构（保険者）申请。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>同意并继续</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>可以查看您的体检结果吗？</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>指保险机构保存的特定健康检查（特定健診）结果。</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>可以查看您的用药信息吗？</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>指其他医院开的药，可确认药物能否同时服用。</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>可以查看您的诊疗信息吗？</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>指您在何处接受过何种诊疗。</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>可以查看您的手术信息吗？</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>指您接受过的手术。此项与诊疗信息分开询问。</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>可以确认特定疾病的证明吗？</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>持有者的自付费用会减少。我们会询问所有人。</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>可以确认您的自付限额（限度額）吗？</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>这样，您在窗口支付的金额不会超过限额。</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>第{number}题，共{total}题</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>即使选择“否”，您接受的医疗也不会改变。</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>“是”仅限本机构，有效24小时。</translation>
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
        <translation>请选择画面的显示方式</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>使用结束后会恢复原状。</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>所有文字都会变大。</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>深色画面，浅色文字。</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>按钮放在下方</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>坐着也能碰到所有按钮。</translation>
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
        <translation>您还没有办理就诊挂号。
请取走卡片，前往窗口。</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>您还没有办理就诊挂号。
请前往窗口。</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>请取走卡片。</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>请从读卡器上取走卡片。
之后可以关闭此窗口。</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>可以关闭此窗口。</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>正在打印凭条。</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>凭条已打印，请取走。</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>凭条无法打印，请记下需要的内容。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>卡片还在读卡器上，请取走。
已呼叫工作人员。</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>卡片还在读卡器上，请取走。</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>取走卡片后，将返回最初的画面。</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>您还没有办理就诊挂号。
请工作人员确认，或取走卡片，前往窗口。</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>打印在纸上</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>个人编号卡咨询电话（免费）</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>语音导航 {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>请将个人编号卡（マイナンバーカード）放在读卡器上</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>卡片放在读卡器上的图</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>请将个人编号卡（マイナンバーカード）插入读卡器</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>卡片竖着插入读卡器，照片朝向自己的图</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>请将个人编号卡（マイナンバーカード）放在读卡器上</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>卡片放在连接线缆的小型读卡器上的图</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>将卡片登记为您的健康保险证。</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>用卡片确认您的健康保险。</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>可以将卡片登记为健康保险证，或确认保险资格。</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>请将卡片从卡套中取出。</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>我没有带卡</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>核对内容</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>查询</translation>
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
        <translation>显示</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>如有不明之处，请询问工作人员。</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>如有不明之处，请致电{phone}（免费）。</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>演示：正在使用样本卡</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>密码不正确。</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>还可以输入最后1次</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>您确定密码正确吗？</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>如果再次有误，密码将被锁定，只能在您居住地的市区町村窗口重新设置。</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>也可以由工作人员对照卡片照片确认本人。</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>请选择“停止”，并咨询窗口的工作人员。</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>请选择“停止”。可在市区町村窗口重新设置密码。</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>如果不确定</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>请工作人员确认</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>输入密码</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>是否同时确认自付限额（限度額）？</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>符合条件的人，在窗口支付的金额不会超过限额。</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>即使选择“否”，您接受的医疗也不会改变。</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>限额不会显示在画面上，由窗口告知。</translation>
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
        <translation>电子证书刚刚更新，{hours}小时后才能登记。</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>电子证书即将到期，请在市区町村窗口更新。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>电子证书已过有效期，请在市区町村窗口更新。</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>密码不正确。</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>密码不正确。还可以输入2次。</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>密码不正确。还可以输入1次。</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>还可以输入2次。</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>还可以输入1次。</translation>
    </message>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>如需帮助，请咨询窗口的工作人员。</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>关于今天的就诊，请咨询挂号窗口（受付）。</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>请在您居住地的市区町村窗口更新电子证书（電子証明書）。</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>请再次将卡片放在读卡器上。</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>请取走卡片，再重新放好。</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>请从读卡器上取走卡片。</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>请稍等片刻，然后再试。</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>也可以由工作人员对照卡片照片确认本人。</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>现在可以登记。需要再次输入密码。</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>{moment}起</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>请在此时间之后再来。</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>在此之前，就诊时请出示资格确认书（資格確認書）。</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>如果还是不行，请拨打下面的电话。</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>更新满{hours}小时后即可登记。</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>关于您加入的健康保险，请咨询您的保险机构（保険者）。</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>人脸认证卡（顔認証マイナンバーカード）可在医院或药房的读卡器上登记，通过人脸或由工作人员确认。</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>可在您居住地的市区町村窗口重新设置密码。</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>目前还不能登记</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>卡片的电子证书更新后还不到{hours}小时。</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>请在更新满{hours}小时后再来。</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>请先更新电子证书</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>有效期即将结束，现在无法登记。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>电子证书已过有效期</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>更新电子证书之前，此卡无法使用。</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>已有新的电子证书</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>此卡中的电子证书是旧的，已不再使用。</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>如果您已领到新卡，请使用新卡。</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>如果刚刚更新，请在{hours}小时后再来。</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>电子证书已失效</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>例如卡上的姓名或住址变更后，就会失效。</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>请在您居住地的市区町村窗口办理新的电子证书。</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>此卡尚未登记</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>要作为健康保险证使用，需要先登记一次。</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>此卡无法在这里使用</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>无法用此卡完成手续，请到窗口办理。</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>目前无法确认</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>无法连接到确认健康保险的系统。</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>在规定时间内没有收到回复。</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>用时过长，已中止</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>为了您的安全，手续已中止。</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>无法确认电子证书的状态。</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>目前还不知道是否已登记</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>您可以再试一次，不会重复登记。</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>卡片离开了读卡器</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>手续中途停止，没有进行登记。</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>在提示取走之前，请不要移动卡片。</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>无法读取卡片</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>卡片可能没有放平，或上面有其他东西。</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>请取走卡片，并从卡套中取出。</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>与卡片通信的时间过长。</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>目前无法读取卡片</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>读卡器正在进行其他处理。</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>请取走卡片，并稍等片刻。</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>这不是个人编号卡</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>读卡器上好像是其他卡片。</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>请只放个人编号卡（マイナンバーカード）。</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>此卡中没有电子证书</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>作为健康保险证使用时，需要电子证书。</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>不能用手机登记</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>首次登记需要个人编号卡本身。</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>请取走手机，放上个人编号卡。</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>密码已被锁定</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>因为连续3次输入了不正确的密码。</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>此卡无法使用密码</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>密码已被锁定，或此卡没有设置密码。</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>如果密码被锁定，请在市区町村窗口重新设置。</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>卡片没有登记</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>您可以随时登记。</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>请在挂号窗口（受付）出示资格确认书（資格確認書）。</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>手续已停止</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>没有进行登记。</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>手续已结束</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>画面有一段时间没有操作，没有进行登记。</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>要重新开始，请再次放上卡片。</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>已确认您的保险资格</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>此卡可以作为健康保险证使用。</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>请告知挂号窗口（受付）。</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>如果您加入了其他健康保险，请告知挂号窗口（受付）。</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>换工作或搬家后，新的保险资格需要几天才能录入。</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>此保险资格已结束</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>根据保险机构的记录，目前已不再有效。</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>此保险资格已变更</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>有新的保险资格。</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>挂号窗口会为您查询新的保险资格。</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>没有找到保险资格</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>保险机构可能还没有录入。</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>无法确认保险资格</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>找到了两个以上的保险资格。</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>挂号窗口会为您确认。</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>根据您输入的号码找到的。</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>没有找到与您输入的号码相符的人。</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>请将号码与您的资格确认书（資格確認書）核对。</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>请重新输入，或在挂号窗口出示资格确认书（資格確認書）。</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>有多个人使用这个号码。</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>如果写有分支号（枝番，2位），请输入后再试。</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>或在挂号窗口出示资格确认书（資格確認書）。</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>本机目前无法使用</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>正在自动重新启动，需要几秒钟。</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>现在不是服务时间</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>到时间会自动开放。</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>读卡器尚未准备好。</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>正在准备读卡器，会自动恢复。</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>读卡器没有连接。</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>需要更多时间吗？</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>画面有一段时间没有操作，手续即将结束。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>公历</translation>
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
        <translation>请输入保险机构号码（保険者番号）</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>为6位或8位数字，写在资格确认书（資格確認書）上。</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>号码不符，请逐位与资格确认书（資格確認書）核对。</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>请输入记号（記号）</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>写在“番号”的前面，也可能没有。</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>记号不符，请与资格确认书（資格確認書）核对。</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>请输入号码（番号）</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>写在“記号”的旁边。</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>请输入分支号（枝番）</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>号码后面的2位数字，也可能没有。</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>分支号不符，应为2位数字。</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>请输入出生日期</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>按年、月、日的顺序。4月1日请输入04和01。</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>没有这个日期，请再看一下年份。</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>没有卡片：第{number}步，共{total}步</translation>
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
        <translation>证上没有写</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>还没有输完，请全部输入。</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>内容都正确吗？</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>请与您的资格确认书（資格確認書）核对。</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>保险机构号码（保険者番号）</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>记号（記号）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码（番号）</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>分支号（枝番）</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>自付限额（限度額）</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>不确认</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查询</translation>
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
        <translation>正在受理，到{time}为止</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>现在不受理</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>现在不受理，今天{time}开始</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>现在不受理，明天{time}开始</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>现在不受理，{weekday}{time}开始</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>现在不受理，{moment}开始</translation>
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
        <translation>周六日 {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>周六日及节假日 {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>节假日 {hours}</translation>
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
        <translation>请前往挂号窗口（受付）。</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>医院、药房和市区町村窗口也可以登记。</translation>
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
        <translation>删除一位</translation>
    </message>
    <message>
        <source>Registration as insurance card</source>
        <translation>健康保险证登记</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>保险资格</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>请输入密码</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>领取卡片时您设置的4位数字。</translation>
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
        <translation>不知道密码：请工作人员确认</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>密码：4位中已输入{count}位</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>请输入4位数字。</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>您想要哪种处方？</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>如果今天需要开药。</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子处方</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>药房用此卡读取，不需要纸张。</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质处方</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>我们会给您一张交给药房的处方。</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>请工作人员确认</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>可登记的时间</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>接下来请您</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>现在登记</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
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
        <translation>保险机构</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>窗口自付比例</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>自付限额（限度額）</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>已确认（详情请问窗口）</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>保险资格</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{asked}项中的{count}项（24小时）</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>不提供</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>提供的信息</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子处方</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质处方</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>处方</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}0%</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>修改号码</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>您同意的内容未能传达，请在窗口告知。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>电子证书已过有效期，因此不提供诊疗等信息。请尽快在市区町村窗口更新。</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>此卡已经登记过</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>此卡可以作为健康保险证使用。</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>从今天起，此卡就是您的健康保险证。</translation>
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
        <translation>继续阅读</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>去医院、诊所或药房时，请将此卡放在读卡器上。</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>请在您居住地的市区町村窗口更新卡片的电子证书（電子証明書）。</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>更新满{hours}小时后即可登记。</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>请咨询您加入的健康保险机构（保険者）。</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>登记完成</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>您的个人编号卡（マイナンバーカード）可以作为健康保险证使用了。</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>此卡已经登记过</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>您的个人编号卡（マイナンバーカード）可以作为健康保险证使用。</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>已确认您的健康保险</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>未能确认您的健康保险</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>目前还不能登记</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>卡片的电子证书更新后还不到{hours}小时。</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>请在此时间之后登记。</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>请先更新电子证书</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>卡片的电子证书即将到期，现在无法登记。</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>电子证书已过有效期</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>更新电子证书之前，此卡无法在这里使用。</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>已有新的电子证书</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>此卡中的电子证书是旧的，已不再使用。</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>如果您已领到新卡，请使用新卡。</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>如果刚刚更新，请在{hours}小时后再来。</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>电子证书已失效</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>例如卡上的姓名或住址变更后，就会失效。</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>请在您居住地的市区町村窗口办理新的电子证书。</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>此卡尚未登记</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>要作为健康保险证使用，请登记一次。</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>可用手机或电脑在个人编号门户网站（マイナポータル）登记。</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>没有手机或电脑时，可在医院、诊所、药房或Seven银行ATM登记。</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>此卡未能在这里使用</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>无法用此卡完成手续，请到窗口办理。</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>未能确认</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>确认健康保险的系统没有回复。</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>目前还不知道是否已登记</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>在规定时间内没有收到回复。</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>即使已经登记，也不会重复登记。</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>密码已被锁定</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>可在市区町村窗口重新设置密码，请带上卡片。</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>此卡无法使用密码</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>密码已被锁定，或此卡没有设置密码。</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>没有密码的卡片可在医院、诊所或药房登记，通过人脸或由工作人员确认。</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>如果密码被锁定，可在市区町村窗口重新设置。</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>此卡中没有电子证书</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>不能用手机登记</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>首次登记请使用个人编号卡本身。</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>手续没有完成</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>没有进行登记。</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>您还没有办理就诊挂号，请前往挂号窗口。</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>请不要忘记取走卡片。</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>关于今天的就诊，请咨询挂号窗口（受付）。</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>{moment}起可以登记</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>接下来请您</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>个人编号卡咨询电话（免费）</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>语音导航：{menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>凭条上不打印您的个人信息。</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>演示。凭条上的内容不是真实的。</translation>
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
        <translation>重复</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>星号键</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>斜杠键</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小声</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>减号键</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大声</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>加号键</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>慢速</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>数字键7</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>下翻页键</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>数字键9</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>上翻页键</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>小数点键</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>数字键0</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>{number}号：{name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>第{number}步：{text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>现在可以擦拭画面</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>在时间结束之前，触摸没有反应。</translation>
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
        <translation>按保险号码查询</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>最近的结果</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>清洁画面</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>读卡器测试</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>自检</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>工作人员菜单</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>目视确认由来访者在输入密码的画面开始。请不要代收卡片或密码。</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>再按一次即重新启动</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>关闭菜单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>工作人员密码</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>工作人员密码：已输入{count}位</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>正在核对工作人员密码。</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>请输入完整的工作人员密码。</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>请选择您的姓名。</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>不一致。连续多次不一致时，每次都需要等待。</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>工作人员专用</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>请选择姓名，并输入工作人员密码。</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>已找到资格</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>没有有效资格</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>无法确认</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>未读取卡片</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>密码不可用</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>返回菜单</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>这是启动以来的结果，不保留个人信息。</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>启动以来还没有人使用。</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   第{number}次   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>读卡器测试</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>请放上任意一张个人编号卡，再取走。不会读取内容。</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>没有连接读卡器。</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>检测到卡片。</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>读卡器已连接，没有检测到卡片。</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>提示音和朗读的音量。每次使用都从此音量开始。</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>小声</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>大声</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>正在检查本机，需要几秒钟。</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>以下各点请告知本机的管理人员：</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>一切正常，已检查{count}项。</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>无法进行自检，请重新启动本机。</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>请呼叫工作人员</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>工作人员会对照卡片照片确认本人，不会收走卡片，也不会询问密码。</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>请稍等，不要移动卡片。</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>正在读取卡片</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>正在核对密码</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>正在发送工作人员的确认</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>正在确认保险资格</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>正在发送您的回答</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>正在查询保险资格</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>正在确认登记结果</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>正在完成剩余的处理</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>卡片中途离开了，手续仍在进行。请在此等候结果。</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>完成后即为下一张卡片服务，请稍等。</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>用时比平常长，请继续等候。</translation>
    </message>
</context>
</TS>
