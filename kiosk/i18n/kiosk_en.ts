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
    <name>EndPage</name>
    <message>
        <source>Finish</source>
        <translation>Finish</translation>
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
        <source>You are not checked in yet.
Take your card and go to reception.</source>
        <translation>You are not checked in yet.
Take your card and go to reception.</translation>
    </message>
    <message>
        <source>You are not checked in yet.
Please go to reception.</source>
        <translation>You are not checked in yet.
Please go to reception.</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>Place your My Number Card on the reader</translation>
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
        <source>A card is placed on the reader</source>
        <translation>A card is placed on the reader</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Card</source>
        <translation>Card</translation>
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
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Step {number} of {total}: {name}</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>If anything is unclear, please ask a member of staff.</translation>
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
        <source>If you are not sure</source>
        <translation>If you are not sure</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>Choose “Stop” and ask a member of staff at the counter.</translation>
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
        <source>You may try once more. Nothing is registered twice.</source>
        <translation>You may try once more. Nothing is registered twice.</translation>
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
        <source>A PIN cannot be used with this card</source>
        <translation>A PIN cannot be used with this card</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>The PIN is locked, or the card was made for use without a PIN.</translation>
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
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>Please go to the reception counter instead.</translation>
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
        <source>PIN: {count} of 4 digits entered</source>
        <translation>PIN: {count} of 4 digits entered</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>Please enter 4 digits.</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Weekdays 9:30–20:00, other days 9:30–17:30
(closed around New Year)</source>
        <translation>Weekdays 9:30–20:00, other days 9:30–17:30
(closed around New Year)</translation>
    </message>
    <message>
        <source>Registration is possible</source>
        <translation>Registration is possible</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>What to do now</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>My Number Card helpline (free of charge)</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>Register now</translation>
    </message>
    <message>
        <source>If you do not want to register, take the card.</source>
        <translation>If you do not want to register, take the card.</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>Your coverage is confirmed</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>This card can be used as your health insurance card.</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>This coverage has ended</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>If you have joined another health insurance, please tell the reception counter.</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>This coverage has been replaced</translation>
    </message>
    <message>
        <source>A newer coverage exists. The reception counter will check it for you.</source>
        <translation>A newer coverage exists. The reception counter will check it for you.</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>No coverage was found</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet. Please tell the reception counter.</source>
        <translation>Your insurer may not have entered it yet. Please tell the reception counter.</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>The coverage could not be confirmed</translation>
    </message>
    <message>
        <source>More than one was found. The reception counter will check it for you.</source>
        <translation>More than one was found. The reception counter will check it for you.</translation>
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
        <source>{tenths}0 %</source>
        <translation>{tenths}0 %</translation>
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
        <source>Registering the card</source>
        <translation>Registering the card</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>Checking your coverage</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>Checking the result of the registration</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>The card was taken on the way. Please wait here for the result.</translation>
    </message>
    <message>
        <source>The card on the reader is served as soon as this is done.</source>
        <translation>The card on the reader is served as soon as this is done.</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>This is taking longer than usual. Please wait as you are.</translation>
    </message>
</context>
</TS>
