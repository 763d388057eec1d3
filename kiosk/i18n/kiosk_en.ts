<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>What would you like to do?</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>Leave the card on the reader.</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>Register as insurance card</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>From then on, this card is your health insurance card.</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>Check insurance coverage</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>See which health insurance you have.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>Register as your health insurance card?</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>It is done once, is free of charge, and takes one PIN.</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>At hospitals and pharmacies you show this card as your health insurance card.</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>It stays registered when you change your job or address, or renew it.</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>Medical information is shown to a doctor only if you agree each time.</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>You can have the registration removed: please apply to your insurer.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>Agree and continue</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>May we see the results of your health check-ups?</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>The results of the specific health check-ups that your insurer keeps.</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>May we see your medicines?</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>What other places prescribed for you: it shows what does not go together.</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>May we see your treatment?</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>Where you were treated, and what was done there.</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>May we see your operations?</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>Which operations you had. This is asked apart from the treatment.</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>May we see a certificate for specific diseases?</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>If you have one, you pay less. Everybody is asked.</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>May we see your limit of payment?</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>Then you pay no more than your limit at the counter.</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>Question {number} of {total}</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>You are treated in the same way if you say no.</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>A yes is for this place only, and for 24 hours.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>No, I do not agree</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>Yes, I agree</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>How should the screen be?</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>It goes back to normal after your visit.</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Large letters</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>All words are larger.</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Strong contrast</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>Light letters on a dark screen.</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>Buttons lower down</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>All buttons can be reached while you are seated.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>You have not checked in yet.
Take your card and go to the counter.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>You have not checked in yet.
Please go to the counter.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>Please take your card.</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>Take your card off the reader.
Then you can close this window.</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>You can close this window.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>The slip is being printed.</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>The slip is printed. Please take it.</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>The slip could not be printed. Please note down what you need.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>Your card is still on the reader. Please take it.
Staff has been called.</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>Your card is still on the reader. Please take it.</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>When you take the card, the first screen comes back.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>You have not checked in yet.
Have staff check, or take your card and go to the counter.</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>Print this on paper</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>My Number Card helpline (free of charge)</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>Voice menu {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>Place your My Number Card on the reader</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>Put your My Number Card into the reader</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>A card is put upright into the reader, its photograph to the front</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>Place your My Number Card on the card reader</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>A card is placed on a small reader at a cable</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>Register the card as your health insurance card.</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>Your health insurance is checked with it.</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>Register the card as your health insurance card, or check your insurance coverage.</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>Please take the card out of its case.</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>I have no card with me</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>A card is placed on the reader</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Step {number} of {total}: {name}</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>If anything is unclear, please ask a member of staff.</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>If anything is unclear, call {phone} (free of charge).</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>Demonstration: sample cards are in use</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>The PIN was not right.</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>You can try one last time</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>Are you sure of the PIN?</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>Staff can compare your face with the photograph on the card instead.</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>Choose “Stop”. A new PIN can be set at your city or town office.</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>If you are not sure</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>Choose “Stop” and ask a member of staff at the counter.</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>Have staff check instead</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Enter the PIN</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>May we look up your limit of payment too?</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>If you have one, you pay no more than that at the counter.</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>You are treated in the same way if you say no.</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>The screen does not show the limit; the counter tells you.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>If you need help, please ask a member of staff at the counter.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>For today&apos;s visit, please ask at the reception counter.</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>Renew the electronic certificate at your city or town office.</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>Place the card on the reader once more.</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>Take the card off the reader, and place it once more.</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>Take the card off the reader.</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>Registration is not possible yet</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>Please come again when {hours} hours have passed since the renewal.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>Please renew the electronic certificate first</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>It expires within days, so the card cannot be registered now.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>You can register from {hours} hours after the renewal.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>The electronic certificate has expired</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>The card cannot be used until its certificate is renewed.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>A newer certificate has been issued</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>The electronic certificate on this card is no longer in use.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>If you have received a new card, please use that one.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>If you have just renewed it, please come again after {hours} hours.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>The electronic certificate is no longer valid</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>It ends when the name or address on the card changes, for example.</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>Have a new certificate issued at your city or town office.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>This card is not registered yet</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>To use it as your health insurance card, it has to be registered once.</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>This card cannot be used here</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>The procedure could not be completed with this card.</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>You can register now. You will be asked for your PIN again.</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>from {moment}</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>Please come again after that.</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>We cannot check right now</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>The system that checks health insurance cannot be reached.</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>No answer came within the time expected.</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>Please wait a little, then try again.</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>A member of staff can compare your face with the photograph on the card instead.</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>Until then, show your certificate of eligibility when you see a doctor.</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>If it does not work again, please call the number below.</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>Please ask your insurer which health insurance you have.</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>It took too long to finish</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>The procedure was stopped for your safety.</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>The state of the electronic certificate could not be confirmed.</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>We do not know yet whether the card was registered</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>You can try again. You will not be registered twice.</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>The card left the reader</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>The procedure stopped on the way. Nothing was registered.</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>Do not move the card until you are told to take it.</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>The card could not be read</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>The card may not be lying flat, or there may be something on it.</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>Take the card off the reader and out of its case.</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>The card took too long to answer.</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>The card cannot be read right now</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>The card reader is busy with something else.</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>Take the card, and wait a little.</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>This is not a My Number Card</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>Another card seems to lie on the reader.</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>Place only your My Number Card on the reader.</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>A phone cannot be used to register</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>The first registration needs the My Number Card itself.</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>Take the phone, and place your My Number Card on the reader.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>The PIN is locked</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>A wrong PIN was entered three times in a row.</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>You can set a new PIN at your city or town office.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>There is no electronic certificate in this card</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>It is needed to use the card as your health insurance card.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>A PIN cannot be used with this card</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>The PIN is locked, or the card was made for use without a PIN.</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>If the PIN is locked, set a new one at your city or town office.</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>The card was not registered</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>You can register it whenever you like.</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>Please show your certificate of eligibility at the reception counter.</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>The procedure was stopped</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>Nothing was registered.</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>The procedure was ended</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>The screen was not touched for some time. Nothing was registered.</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>To start again, place the card on the reader once more.</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>Your coverage is confirmed</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>This card can be used as your health insurance card.</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>Please tell the reception counter.</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>If you have joined another health insurance, please tell the reception counter.</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>After a change of job or address it takes some days until the new one is entered.</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>This coverage has ended</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>Your insurer says that it is no longer in force.</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>This coverage has been replaced</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>A newer coverage exists.</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>The reception counter will look up the newer one for you.</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>No coverage was found</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>Your insurer may not have entered it yet.</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>The coverage could not be confirmed</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>More than one was found.</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>The reception counter will check it for you.</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>It was found by the numbers that you entered.</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>Nobody is insured under the numbers that you entered.</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>Compare the numbers with those on your certificate.</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>Try again, or show the certificate at the reception counter.</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>Several people are insured under these numbers.</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>Try again with the branch number (2 digits), if your certificate shows one.</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>Or show the certificate at the reception counter.</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>This machine is out of use for the moment</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>It is starting again by itself. This takes a few seconds.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Getting ready</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>Please wait a moment.</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>This machine is closed at this hour</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>It opens by itself.</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>The card reader is not ready for use.</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>The card reader is being prepared. It will be back by itself.</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>The card reader is not connected.</translation>
    </message>
    <message>
        <source>Closed until {moment}.</source>
        <translation>Closed until {moment}.</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>The electronic certificate expires soon. Please renew it at your city or town office.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>The electronic certificate has expired. Please renew it at your city or town office.</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>The PIN is not right.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>The PIN is not right. You can try two more times.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>The PIN is not right. You can try one more time.</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>You can try two more times.</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>You can try one more time.</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>Do you need more time?</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>The screen has not been touched for a while. The procedure will end soon.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>Western year</translation>
    </message>
    <message>
        <source>Taisho</source>
        <translation>Taisho</translation>
    </message>
    <message>
        <source>Showa</source>
        <translation>Showa</translation>
    </message>
    <message>
        <source>Heisei</source>
        <translation>Heisei</translation>
    </message>
    <message>
        <source>Reiwa</source>
        <translation>Reiwa</translation>
    </message>
    <message>
        <source>{day} ({era} {year})</source>
        <translation>{day} ({era} {year})</translation>
    </message>
    <message>
        <source>year</source>
        <translation>year</translation>
    </message>
    <message>
        <source>month</source>
        <translation>month</translation>
    </message>
    <message>
        <source>day</source>
        <translation>day</translation>
    </message>
    <message>
        <source>{name}: {typed}</source>
        <translation>{name}: {typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>Enter the insurer number</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>It has 6 or 8 digits, and stands on your certificate of eligibility.</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>This does not match. Compare each digit with your certificate.</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>Enter the symbol</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>It is printed before the number. Not every certificate has one.</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>This does not match. Compare it with your certificate.</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>Enter the number</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>It is printed next to the symbol.</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>Enter the branch number</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>Two digits after the number. Not every certificate has them.</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>This does not match. A branch number has two digits.</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>Enter the date of birth</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>Year, month and day. For 1 April type 04 and 01.</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>There is no such day. Please look at the year once more.</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>Without a card: {number} of {total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>It is not on my certificate</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>Something is missing: please enter all of it.</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>Is everything right?</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>Compare it with your certificate of eligibility.</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>Insurer number</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>Branch number</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>Limit of payment</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>look it up</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>do not look it up</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>Open now</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>Open now, until {time}</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Closed now</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>Closed now. Opens today at {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>Closed now. Opens tomorrow at {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>Closed now. Opens on {weekday} at {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>Closed now. Opens on {moment}</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>Every day {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>Weekdays {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>Weekends {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>Weekends and holidays {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>Holidays {hours}</translation>
    </message>
    <message>
        <source>{weekday} {hours}</source>
        <translation>{weekday} {hours}</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first} to {last} {hours}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>all day</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>Closed on {day}</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>Closed from {first} to {last}</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>Please go to the reception counter instead.</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>Hospitals, pharmacies and your city or town office register cards too.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Registration as insurance card</source>
        <translation>Registration as insurance card</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>Insurance coverage</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>Enter your PIN</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>The 4 digits that you chose when you received the card.</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>Delete one</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>I do not know the PIN: have staff check</source>
        <translation>I do not know the PIN: have staff check</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>PIN: {count} of 4 digits entered</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>Please enter 4 digits.</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>How would you like your prescription?</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>If a medicine is prescribed today.</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>The pharmacy reads it with this card. There is no paper to carry.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>You are given a sheet to hand in at the pharmacy.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>Have staff check</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>Working</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>Registration is possible</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>What to do now</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>Register now</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>This card can be used as your health insurance card.</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>Correct the numbers</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>What you agreed to could not be passed on. Please tell the counter.</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>This card is already registered</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>The card is registered</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>From today this card is your health insurance card.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Insurer</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>You pay at the counter</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>Limit of payment</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>Confirmed (details at the counter)</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Not in force</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{count} of {asked} (for 24 hours)</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>Nothing is shared</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>Information shared</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Electronic</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Prescription</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}0 %</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>part {here} of {total}</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Back up</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Read on</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>Renew the card&apos;s electronic certificate at your city or town office.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>You can register from {hours} hours after the renewal.</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>Please try again later.</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>Ask your health insurer (the organisation that insures you).</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>Registration is complete</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>You can now use your My Number Card as your health insurance card.</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>This card was already registered</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>You can use your My Number Card as your health insurance card.</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>Your health insurance was confirmed</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>Your health insurance could not be confirmed</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>Registration is not possible yet</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>Please register after that time has passed.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>Please renew the electronic certificate first</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>The card&apos;s electronic certificate expires within days. It cannot be registered now.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>The electronic certificate has expired</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>The card cannot be used here until its electronic certificate is renewed.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>A newer certificate has been issued</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>The electronic certificate on this card is no longer in use.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>If you have received a new card, please use that one.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>If you have just renewed it, please come again after {hours} hours.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>The electronic certificate is no longer valid</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>It ends when the name or address on the card changes, for example.</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>Have a new electronic certificate issued at your city or town office.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>This card is not registered yet</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>To use it as your health insurance card, register it once.</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>By smartphone or computer: on the Mynaportal website (マイナポータル).</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>This card could not be used here</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>The procedure could not be completed with this card.</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>It could not be checked</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>The system that checks health insurance gave no answer.</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>It is not known yet whether the card was registered</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>No answer came within the time expected.</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>If it was registered already, nothing is registered twice.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>The PIN is locked</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>You can set a new PIN at your city or town office. Take the card with you.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>A PIN cannot be used with this card</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>The PIN is locked, or the card was made for use without a PIN.</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>If the PIN is locked, you can set a new one at your city or town office.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>There is no electronic certificate in this card</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>A phone cannot be used to register</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>Use the My Number Card itself for the first registration.</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>The procedure was not completed</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>Nothing was registered.</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>You are not checked in yet. Please go to the reception.</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>Do not leave your card behind.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>For today&apos;s visit, ask at the reception counter.</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>Registration is possible from {moment}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>My Number Card helpline (free of charge)</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>Voice menu: {menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>Nothing about you is printed on this slip.</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>Demonstration. Nothing on this slip is real.</translation>
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
        <translation>Repeat</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>star key</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>slash key</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Quiet</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>minus key</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>plus key</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Slower</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>key 7</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>page down key</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Faster</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>key 9</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>page up key</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>point key</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>key 0</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>Number {number}: {name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>Step {number}: {text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Read aloud</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>You can wipe the screen now</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>Touches do nothing until the time is over.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Other names</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>Look up by insurance number</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>Last results</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>Clean the screen</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>Test the card reader</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Restart</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>Staff menu</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>Press again to restart</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>Close the menu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>Passcode of staff</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>Passcode: {count} digits entered</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>Checking the passcode.</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>Please enter the whole passcode.</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>Please choose your name.</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>That did not match. After several wrong ones, each has to wait for a while.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>For staff</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>Choose your name and enter the passcode.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registered</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>coverage found</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>no coverage in force</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>could not be used</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>could not be checked</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>card not read</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>PIN cannot be used</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>Back to the menu</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>Since the kiosk was started. Nothing about persons is kept.</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>There was no visit since the kiosk was started.</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   visit {number}   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>Test of the card reader</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>Place any My Number Card, and take it away again. Nothing is read.</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>No card reader is connected.</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>A card is seen.</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>The reader is there. No card is seen.</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>Of sounds and speech. Each visit begins with it.</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Softer</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Louder</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>The kiosk is being examined. This takes some seconds.</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>These points need the person who looks after the kiosk:</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>All is well: {count} points were examined.</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>The self-test could not be run. Please restart the kiosk.</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>Please call a member of staff</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>Please wait, and do not move the card.</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>Reading the card</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>Checking the PIN</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>Sending the staff confirmation</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>Registering the card</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>Checking your coverage</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>Passing on your answers</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>Looking up your coverage</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>Please wait.</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>Checking the result of the registration</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>Completing your request</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>The card was taken on the way. Please wait here for the result.</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>Please wait. The card on the reader is next.</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>This is taking longer than usual. Please wait as you are.</translation>
    </message>
</context>
</TS>
