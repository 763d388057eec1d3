<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>ChoosingPage</name>
    <message>
        <source>What would you like to do?</source>
        <translation>O que deseja fazer?</translation>
    </message>
    <message>
        <source>Leave the card on the reader.</source>
        <translation>Deixe o cartão no leitor.</translation>
    </message>
    <message>
        <source>Register as insurance card</source>
        <translation>Registrar como cartão de seguro</translation>
    </message>
    <message>
        <source>From then on, this card is your health insurance card.</source>
        <translation>A partir daí, este cartão vale como seu cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>Check insurance coverage</source>
        <translation>Consultar o seguro de saúde</translation>
    </message>
    <message>
        <source>See which health insurance you have.</source>
        <translation>Veja qual é o seu seguro de saúde.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
</context>
<context>
    <name>ConfirmRegistrationPage</name>
    <message>
        <source>Register as your health insurance card?</source>
        <translation>Registrar como cartão do seguro de saúde?</translation>
    </message>
    <message>
        <source>It is done once, is free of charge, and takes one PIN.</source>
        <translation>É feito uma só vez, é gratuito e pede a senha uma vez.</translation>
    </message>
    <message>
        <source>At hospitals and pharmacies you show this card as your health insurance card.</source>
        <translation>Em hospitais e farmácias, este cartão vale como cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>It stays registered when you change your job or address, or renew it.</source>
        <translation>O registro continua se você mudar de emprego ou endereço, ou renovar o cartão.</translation>
    </message>
    <message>
        <source>Medical information is shown to a doctor only if you agree each time.</source>
        <translation>O médico só vê informações de saúde se você concordar, a cada vez.</translation>
    </message>
    <message>
        <source>You can have the registration removed: please apply to your insurer.</source>
        <translation>O registro pode ser cancelado: peça à sua seguradora (保険者).</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
    <message>
        <source>Agree and continue</source>
        <translation>Concordar e continuar</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>May we see the results of your health check-ups?</source>
        <translation>Podemos ver os resultados dos seus exames de saúde?</translation>
    </message>
    <message>
        <source>The results of the specific health check-ups that your insurer keeps.</source>
        <translation>São os resultados do exame específico (特定健診) guardados pela seguradora.</translation>
    </message>
    <message>
        <source>May we see your medicines?</source>
        <translation>Podemos ver os seus remédios?</translation>
    </message>
    <message>
        <source>What other places prescribed for you: it shows what does not go together.</source>
        <translation>O que outros lugares receitaram: mostra quais remédios não combinam.</translation>
    </message>
    <message>
        <source>May we see your treatment?</source>
        <translation>Podemos ver os seus atendimentos?</translation>
    </message>
    <message>
        <source>Where you were treated, and what was done there.</source>
        <translation>Onde você foi atendido e o que foi feito.</translation>
    </message>
    <message>
        <source>May we see your operations?</source>
        <translation>Podemos ver as suas cirurgias?</translation>
    </message>
    <message>
        <source>Which operations you had. This is asked apart from the treatment.</source>
        <translation>As cirurgias que você fez. Perguntamos à parte dos atendimentos.</translation>
    </message>
    <message>
        <source>May we see a certificate for specific diseases?</source>
        <translation>Podemos ver o certificado de doenças específicas?</translation>
    </message>
    <message>
        <source>If you have one, you pay less. Everybody is asked.</source>
        <translation>Quem tem paga menos. Perguntamos a todos.</translation>
    </message>
    <message>
        <source>May we see your limit of payment?</source>
        <translation>Podemos ver o seu limite de pagamento (限度額)?</translation>
    </message>
    <message>
        <source>Then you pay no more than your limit at the counter.</source>
        <translation>Assim, no balcão você não paga mais que o seu limite.</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>Pergunta {number} de {total}</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>O atendimento é o mesmo se você disser não.</translation>
    </message>
    <message>
        <source>A yes is for this place only, and for 24 hours.</source>
        <translation>O sim vale só para este local e por 24 horas.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>No, I do not agree</source>
        <translation>Não, não concordo</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>Yes, I agree</source>
        <translation>Sim, concordo</translation>
    </message>
</context>
<context>
    <name>DisplayPage</name>
    <message>
        <source>How should the screen be?</source>
        <translation>Como prefere a tela?</translation>
    </message>
    <message>
        <source>It goes back to normal after your visit.</source>
        <translation>Depois do seu uso, a tela volta ao normal.</translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation>Letras grandes</translation>
    </message>
    <message>
        <source>All words are larger.</source>
        <translation>Todas as palavras ficam maiores.</translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation>Contraste forte</translation>
    </message>
    <message>
        <source>Light letters on a dark screen.</source>
        <translation>Letras claras em tela escura.</translation>
    </message>
    <message>
        <source>Buttons lower down</source>
        <translation>Botões mais abaixo</translation>
    </message>
    <message>
        <source>All buttons can be reached while you are seated.</source>
        <translation>É possível alcançar todos os botões sentado.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>You have not checked in yet.
Take your card and go to the counter.</source>
        <translation>A recepção da sua consulta ainda não foi feita.
Retire o cartão e vá ao balcão.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Please go to the counter.</source>
        <translation>A recepção da sua consulta ainda não foi feita.
Por favor, vá ao balcão.</translation>
    </message>
    <message>
        <source>Please take your card.</source>
        <translation>Retire o seu cartão, por favor.</translation>
    </message>
    <message>
        <source>Take your card off the reader.
Then you can close this window.</source>
        <translation>Retire o cartão do leitor.
Depois, pode fechar esta janela.</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>Pode fechar esta janela.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>O comprovante está sendo impresso.</translation>
    </message>
    <message>
        <source>The slip is printed. Please take it.</source>
        <translation>O comprovante foi impresso. Retire-o, por favor.</translation>
    </message>
    <message>
        <source>The slip could not be printed. Please note down what you need.</source>
        <translation>Não foi possível imprimir. Anote o que precisar.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.
Staff has been called.</source>
        <translation>O cartão ainda está no leitor. Retire-o, por favor.
Um funcionário foi chamado.</translation>
    </message>
    <message>
        <source>Your card is still on the reader. Please take it.</source>
        <translation>O cartão ainda está no leitor. Retire-o, por favor.</translation>
    </message>
    <message>
        <source>When you take the card, the first screen comes back.</source>
        <translation>Ao retirar o cartão, volta a primeira tela.</translation>
    </message>
    <message>
        <source>You have not checked in yet.
Have staff check, or take your card and go to the counter.</source>
        <translation>A recepção da sua consulta ainda não foi feita.
Peça a um funcionário, ou retire o cartão e vá ao balcão.</translation>
    </message>
    <message>
        <source>Print this on paper</source>
        <translation>Imprimir em papel</translation>
    </message>
</context>
<context>
    <name>Helpline</name>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>Central do cartão My Number (gratuita)</translation>
    </message>
    <message>
        <source>Voice menu {menu}</source>
        <translation>Menu de voz {menu}</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Place your My Number Card on the reader</source>
        <translation>Coloque o cartão My Number (マイナンバーカード) no leitor</translation>
    </message>
    <message>
        <source>A card is placed on the reader</source>
        <translation>Um cartão é colocado no leitor</translation>
    </message>
    <message>
        <source>Put your My Number Card into the reader</source>
        <translation>Insira o cartão My Number (マイナンバーカード) no leitor</translation>
    </message>
    <message>
        <source>A card is put upright into the reader, its photograph to the front</source>
        <translation>Um cartão é inserido em pé no leitor, com a foto para a frente</translation>
    </message>
    <message>
        <source>Place your My Number Card on the card reader</source>
        <translation>Coloque o cartão My Number (マイナンバーカード) no leitor</translation>
    </message>
    <message>
        <source>A card is placed on a small reader at a cable</source>
        <translation>Um cartão é colocado em um pequeno leitor com cabo</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card.</source>
        <translation>Registre o cartão como seu cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>Your health insurance is checked with it.</source>
        <translation>Com ele confirmamos o seu seguro de saúde.</translation>
    </message>
    <message>
        <source>Register the card as your health insurance card, or check your insurance coverage.</source>
        <translation>Registre o cartão como cartão do seguro de saúde ou consulte o seu seguro.</translation>
    </message>
    <message>
        <source>Please take the card out of its case.</source>
        <translation>Tire o cartão da capa, por favor.</translation>
    </message>
    <message>
        <source>I have no card with me</source>
        <translation>Não estou com o cartão</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Cartão</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Escolha</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Autorização</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fim</translation>
    </message>
    <message>
        <source>Step {number} of {total}: {name}</source>
        <translation>Etapa {number} de {total}: {name}</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Tela</translation>
    </message>
    <message>
        <source>If anything is unclear, please ask a member of staff.</source>
        <translation>Em caso de dúvida, fale com um funcionário.</translation>
    </message>
    <message>
        <source>If anything is unclear, call {phone} (free of charge).</source>
        <translation>Em caso de dúvida, ligue para {phone} (gratuito).</translation>
    </message>
    <message>
        <source>Demonstration: sample cards are in use</source>
        <translation>Demonstração com amostras</translation>
    </message>
</context>
<context>
    <name>LastTryPage</name>
    <message>
        <source>The PIN was not right.</source>
        <translation>A senha não confere.</translation>
    </message>
    <message>
        <source>You can try one last time</source>
        <translation>Resta uma última tentativa</translation>
    </message>
    <message>
        <source>Are you sure of the PIN?</source>
        <translation>Tem certeza da senha?</translation>
    </message>
    <message>
        <source>If it is wrong again, the PIN is locked. A new one can be set at your city or town office only.</source>
        <translation>Se não conferir de novo, a senha será bloqueada. Uma nova só pode ser definida na prefeitura (市区町村).</translation>
    </message>
    <message>
        <source>Staff can compare your face with the photograph on the card instead.</source>
        <translation>Um funcionário também pode comparar o seu rosto com a foto do cartão.</translation>
    </message>
    <message>
        <source>Choose “Stop” and ask a member of staff at the counter.</source>
        <translation>Escolha “Parar” e fale com um funcionário no balcão.</translation>
    </message>
    <message>
        <source>Choose “Stop”. A new PIN can be set at your city or town office.</source>
        <translation>Escolha “Parar”. Uma nova senha pode ser definida na prefeitura.</translation>
    </message>
    <message>
        <source>If you are not sure</source>
        <translation>Se não tiver certeza</translation>
    </message>
    <message>
        <source>Have staff check instead</source>
        <translation>Pedir a um funcionário</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>Digitar a senha</translation>
    </message>
</context>
<context>
    <name>LimitPage</name>
    <message>
        <source>May we look up your limit of payment too?</source>
        <translation>Consultar também o limite de pagamento (限度額)?</translation>
    </message>
    <message>
        <source>If you have one, you pay no more than that at the counter.</source>
        <translation>Quem tem um limite não paga mais que isso no balcão.</translation>
    </message>
    <message>
        <source>You are treated in the same way if you say no.</source>
        <translation>O atendimento é o mesmo se você disser não.</translation>
    </message>
    <message>
        <source>The screen does not show the limit; the counter tells you.</source>
        <translation>O limite não aparece na tela; o balcão informa.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Closed until {moment}.</source>
        <translation>Fechado até {moment}.</translation>
    </message>
    <message>
        <source>The electronic certificate was renewed recently. Registration is possible {hours} hours after that.</source>
        <translation>O certificado eletrônico foi renovado há pouco. O registro é possível {hours} horas depois.</translation>
    </message>
    <message>
        <source>The electronic certificate expires soon. Please renew it at your city or town office.</source>
        <translation>O certificado eletrônico vence em breve. Renove-o na prefeitura.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired. Please renew it at your city or town office.</source>
        <translation>O certificado eletrônico venceu. Renove-o na prefeitura.</translation>
    </message>
    <message>
        <source>The PIN is not right.</source>
        <translation>A senha não confere.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try two more times.</source>
        <translation>A senha não confere. Restam duas tentativas.</translation>
    </message>
    <message>
        <source>The PIN is not right. You can try one more time.</source>
        <translation>A senha não confere. Resta uma tentativa.</translation>
    </message>
    <message>
        <source>You can try two more times.</source>
        <translation>Restam duas tentativas.</translation>
    </message>
    <message>
        <source>You can try one more time.</source>
        <translation>Resta uma tentativa.</translation>
    </message>
    <message>
        <source>If you need help, please ask a member of staff at the counter.</source>
        <translation>Se precisar de ajuda, fale com um funcionário no balcão.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, please ask at the reception counter.</source>
        <translation>Para a consulta de hoje, pergunte na recepção (受付).</translation>
    </message>
    <message>
        <source>Renew the electronic certificate at your city or town office.</source>
        <translation>Renove o certificado eletrônico (電子証明書) na prefeitura.</translation>
    </message>
    <message>
        <source>Place the card on the reader once more.</source>
        <translation>Coloque o cartão no leitor mais uma vez.</translation>
    </message>
    <message>
        <source>Take the card off the reader, and place it once more.</source>
        <translation>Retire o cartão do leitor e coloque-o de novo.</translation>
    </message>
    <message>
        <source>Take the card off the reader.</source>
        <translation>Retire o cartão do leitor.</translation>
    </message>
    <message>
        <source>Please wait a little, then try again.</source>
        <translation>Espere um pouco e tente de novo.</translation>
    </message>
    <message>
        <source>A member of staff can compare your face with the photograph on the card instead.</source>
        <translation>Um funcionário também pode comparar o seu rosto com a foto do cartão.</translation>
    </message>
    <message>
        <source>You can register now. You will be asked for your PIN again.</source>
        <translation>Você pode registrar agora. A senha será pedida de novo.</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>a partir de {moment}</translation>
    </message>
    <message>
        <source>Please come again after that.</source>
        <translation>Volte depois dessa hora, por favor.</translation>
    </message>
    <message>
        <source>Until then, show your certificate of eligibility when you see a doctor.</source>
        <translation>Até lá, mostre no médico o certificado de elegibilidade (資格確認書).</translation>
    </message>
    <message>
        <source>If it does not work again, please call the number below.</source>
        <translation>Se não funcionar de novo, ligue para o número abaixo.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>O registro é possível {hours} horas após a renovação.</translation>
    </message>
    <message>
        <source>Please ask your insurer which health insurance you have.</source>
        <translation>Pergunte à seguradora (保険者) qual é o seu seguro de saúde.</translation>
    </message>
    <message>
        <source>A card for face authentication can be registered at the card reader of a hospital or pharmacy, by face or with the help of staff.</source>
        <translation>O cartão de autenticação facial (顔認証マイナンバーカード) pode ser registrado no leitor de um hospital ou farmácia, pelo rosto ou por um funcionário.</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office.</source>
        <translation>Uma nova senha pode ser definida na prefeitura.</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>Ainda não é possível registrar</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>O certificado eletrônico do cartão foi renovado há menos de {hours} horas.</translation>
    </message>
    <message>
        <source>Please come again when {hours} hours have passed since the renewal.</source>
        <translation>Volte quando tiverem passado {hours} horas da renovação.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>Renove primeiro o certificado eletrônico</translation>
    </message>
    <message>
        <source>It expires within days, so the card cannot be registered now.</source>
        <translation>Ele vence em poucos dias; por isso não é possível registrar agora.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>O certificado eletrônico venceu</translation>
    </message>
    <message>
        <source>The card cannot be used until its certificate is renewed.</source>
        <translation>O cartão não pode ser usado até a renovação do certificado.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>Já existe um certificado mais novo</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>O certificado eletrônico deste cartão não está mais em uso.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>Se recebeu um cartão novo, use o novo.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>Se acabou de renovar, volte depois de {hours} horas.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>O certificado eletrônico não é mais válido</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>Ele termina, por exemplo, quando muda o nome ou o endereço do cartão.</translation>
    </message>
    <message>
        <source>Have a new certificate issued at your city or town office.</source>
        <translation>Peça um novo certificado na prefeitura.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>Este cartão ainda não está registrado</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, it has to be registered once.</source>
        <translation>Para valer como cartão do seguro de saúde, é preciso registrá-lo uma vez.</translation>
    </message>
    <message>
        <source>This card cannot be used here</source>
        <translation>Este cartão não pode ser usado aqui</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>Não foi possível concluir com este cartão. Por favor, vá ao balcão.</translation>
    </message>
    <message>
        <source>We cannot check right now</source>
        <translation>Agora não é possível consultar</translation>
    </message>
    <message>
        <source>The system that checks health insurance cannot be reached.</source>
        <translation>Não há conexão com o sistema de consulta do seguro de saúde.</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>Não houve resposta no tempo previsto.</translation>
    </message>
    <message>
        <source>It took too long to finish</source>
        <translation>Demorou demais e foi encerrado</translation>
    </message>
    <message>
        <source>The procedure was stopped for your safety.</source>
        <translation>O processo foi interrompido para a sua segurança.</translation>
    </message>
    <message>
        <source>The state of the electronic certificate could not be confirmed.</source>
        <translation>Não foi possível confirmar o certificado eletrônico.</translation>
    </message>
    <message>
        <source>We do not know yet whether the card was registered</source>
        <translation>Ainda não sabemos se o cartão foi registrado</translation>
    </message>
    <message>
        <source>You can try again. You will not be registered twice.</source>
        <translation>Pode tentar mais uma vez. Nada é registrado duas vezes.</translation>
    </message>
    <message>
        <source>The card left the reader</source>
        <translation>O cartão saiu do leitor</translation>
    </message>
    <message>
        <source>The procedure stopped on the way. Nothing was registered.</source>
        <translation>O processo parou no meio. Nada foi registrado.</translation>
    </message>
    <message>
        <source>Do not move the card until you are told to take it.</source>
        <translation>Não mova o cartão até a tela avisar.</translation>
    </message>
    <message>
        <source>The card could not be read</source>
        <translation>Não foi possível ler o cartão</translation>
    </message>
    <message>
        <source>The card may not be lying flat, or there may be something on it.</source>
        <translation>O cartão pode estar fora do lugar, ou há algo sobre ele.</translation>
    </message>
    <message>
        <source>Take the card off the reader and out of its case.</source>
        <translation>Retire o cartão do leitor e da capa.</translation>
    </message>
    <message>
        <source>The card took too long to answer.</source>
        <translation>O cartão demorou demais para responder.</translation>
    </message>
    <message>
        <source>The card cannot be read right now</source>
        <translation>Agora não é possível ler o cartão</translation>
    </message>
    <message>
        <source>The card reader is busy with something else.</source>
        <translation>O leitor está ocupado com outra tarefa.</translation>
    </message>
    <message>
        <source>Take the card, and wait a little.</source>
        <translation>Retire o cartão e espere um pouco.</translation>
    </message>
    <message>
        <source>This is not a My Number Card</source>
        <translation>Este não é um cartão My Number</translation>
    </message>
    <message>
        <source>Another card seems to lie on the reader.</source>
        <translation>Parece haver outro cartão no leitor.</translation>
    </message>
    <message>
        <source>Place only your My Number Card on the reader.</source>
        <translation>Coloque só o cartão My Number (マイナンバーカード) no leitor.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>Este cartão não tem certificado eletrônico</translation>
    </message>
    <message>
        <source>It is needed to use the card as your health insurance card.</source>
        <translation>Ele é necessário para usar o cartão como cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>Não é possível registrar com o celular</translation>
    </message>
    <message>
        <source>The first registration needs the My Number Card itself.</source>
        <translation>O primeiro registro precisa do próprio cartão My Number.</translation>
    </message>
    <message>
        <source>Take the phone, and place your My Number Card on the reader.</source>
        <translation>Retire o celular e coloque o cartão My Number no leitor.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>A senha está bloqueada</translation>
    </message>
    <message>
        <source>A wrong PIN was entered three times in a row.</source>
        <translation>Foi digitada outra senha três vezes seguidas.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>Não é possível usar senha com este cartão</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>A senha está bloqueada ou o cartão foi feito sem senha.</translation>
    </message>
    <message>
        <source>If the PIN is locked, set a new one at your city or town office.</source>
        <translation>Se a senha estiver bloqueada, defina uma nova na prefeitura.</translation>
    </message>
    <message>
        <source>The card was not registered</source>
        <translation>O cartão não foi registrado</translation>
    </message>
    <message>
        <source>You can register it whenever you like.</source>
        <translation>Você pode registrar quando quiser.</translation>
    </message>
    <message>
        <source>Please show your certificate of eligibility at the reception counter.</source>
        <translation>Mostre o certificado de elegibilidade (資格確認書) na recepção.</translation>
    </message>
    <message>
        <source>The procedure was stopped</source>
        <translation>O processo foi interrompido</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>Nada foi registrado.</translation>
    </message>
    <message>
        <source>The procedure was ended</source>
        <translation>O processo foi encerrado</translation>
    </message>
    <message>
        <source>The screen was not touched for some time. Nothing was registered.</source>
        <translation>A tela ficou algum tempo sem uso. Nada foi registrado.</translation>
    </message>
    <message>
        <source>To start again, place the card on the reader once more.</source>
        <translation>Para recomeçar, coloque o cartão mais uma vez.</translation>
    </message>
    <message>
        <source>Your coverage is confirmed</source>
        <translation>O seu seguro está confirmado</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>Este cartão vale como cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>Please tell the reception counter.</source>
        <translation>Informe a recepção (受付), por favor.</translation>
    </message>
    <message>
        <source>If you have joined another health insurance, please tell the reception counter.</source>
        <translation>Se entrou em outro seguro de saúde, informe a recepção (受付).</translation>
    </message>
    <message>
        <source>After a change of job or address it takes some days until the new one is entered.</source>
        <translation>Após mudar de emprego ou endereço, o novo seguro leva alguns dias para constar.</translation>
    </message>
    <message>
        <source>This coverage has ended</source>
        <translation>Este seguro terminou</translation>
    </message>
    <message>
        <source>Your insurer says that it is no longer in force.</source>
        <translation>Segundo a seguradora, ele não está mais em vigor.</translation>
    </message>
    <message>
        <source>This coverage has been replaced</source>
        <translation>Este seguro foi substituído</translation>
    </message>
    <message>
        <source>A newer coverage exists.</source>
        <translation>Existe um seguro mais novo.</translation>
    </message>
    <message>
        <source>The reception counter will look up the newer one for you.</source>
        <translation>A recepção consulta o novo para você.</translation>
    </message>
    <message>
        <source>No coverage was found</source>
        <translation>Nenhum seguro foi encontrado</translation>
    </message>
    <message>
        <source>Your insurer may not have entered it yet.</source>
        <translation>A seguradora talvez ainda não o tenha lançado.</translation>
    </message>
    <message>
        <source>The coverage could not be confirmed</source>
        <translation>Não foi possível confirmar o seguro</translation>
    </message>
    <message>
        <source>More than one was found.</source>
        <translation>Foi encontrado mais de um.</translation>
    </message>
    <message>
        <source>The reception counter will check it for you.</source>
        <translation>A recepção confirma para você.</translation>
    </message>
    <message>
        <source>It was found by the numbers that you entered.</source>
        <translation>Foi encontrado pelos números digitados.</translation>
    </message>
    <message>
        <source>Nobody is insured under the numbers that you entered.</source>
        <translation>Ninguém foi encontrado com os números digitados.</translation>
    </message>
    <message>
        <source>Compare the numbers with those on your certificate.</source>
        <translation>Compare os números com o seu certificado (資格確認書).</translation>
    </message>
    <message>
        <source>Try again, or show the certificate at the reception counter.</source>
        <translation>Tente de novo ou mostre o certificado (資格確認書) na recepção.</translation>
    </message>
    <message>
        <source>Several people are insured under these numbers.</source>
        <translation>Há várias pessoas com estes números.</translation>
    </message>
    <message>
        <source>Try again with the branch number (2 digits), if your certificate shows one.</source>
        <translation>Se houver um número de ramo (枝番, 2 dígitos), tente de novo com ele.</translation>
    </message>
    <message>
        <source>Or show the certificate at the reception counter.</source>
        <translation>Ou mostre o certificado (資格確認書) na recepção.</translation>
    </message>
    <message>
        <source>This machine is out of use for the moment</source>
        <translation>Esta máquina está fora de uso no momento</translation>
    </message>
    <message>
        <source>It is starting again by itself. This takes a few seconds.</source>
        <translation>Ela está reiniciando sozinha. Leva alguns segundos.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>Espere um momento, por favor.</translation>
    </message>
    <message>
        <source>This machine is closed at this hour</source>
        <translation>Esta máquina está fechada neste horário</translation>
    </message>
    <message>
        <source>It opens by itself.</source>
        <translation>Ela abre sozinha.</translation>
    </message>
    <message>
        <source>The card reader is not ready for use.</source>
        <translation>O leitor de cartões não está pronto.</translation>
    </message>
    <message>
        <source>The card reader is being prepared. It will be back by itself.</source>
        <translation>O leitor está sendo preparado. Volta sozinho.</translation>
    </message>
    <message>
        <source>The card reader is not connected.</source>
        <translation>O leitor de cartões não está conectado.</translation>
    </message>
</context>
<context>
    <name>MoreTimePage</name>
    <message>
        <source>Do you need more time?</source>
        <translation>Precisa de mais tempo?</translation>
    </message>
    <message>
        <source>The screen has not been touched for a while. The procedure will end soon.</source>
        <translation>A tela ficou sem uso por um tempo. O processo terminará em breve.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
</context>
<context>
    <name>NumberPages</name>
    <message>
        <source>Western year</source>
        <translation>Ocidental</translation>
    </message>
    <message>
        <source>Taisho</source>
        <translation>Taisho (大正)</translation>
    </message>
    <message>
        <source>Showa</source>
        <translation>Showa (昭和)</translation>
    </message>
    <message>
        <source>Heisei</source>
        <translation>Heisei (平成)</translation>
    </message>
    <message>
        <source>Reiwa</source>
        <translation>Reiwa (令和)</translation>
    </message>
    <message>
        <source>{day} ({era} {year})</source>
        <translation>{day} ({era} {year})</translation>
    </message>
    <message>
        <source>year</source>
        <translation>ano</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mês</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dia</translation>
    </message>
    <message>
        <source>{name}: {typed}</source>
        <translation>{name}: {typed}</translation>
    </message>
    <message>
        <source>Enter the insurer number</source>
        <translation>Digite o número da seguradora (保険者番号)</translation>
    </message>
    <message>
        <source>It has 6 or 8 digits, and stands on your certificate of eligibility.</source>
        <translation>Tem 6 ou 8 dígitos e consta no certificado (資格確認書).</translation>
    </message>
    <message>
        <source>This does not match. Compare each digit with your certificate.</source>
        <translation>Não confere. Compare cada dígito com o certificado.</translation>
    </message>
    <message>
        <source>Enter the symbol</source>
        <translation>Digite o símbolo (記号)</translation>
    </message>
    <message>
        <source>It is printed before the number. Not every certificate has one.</source>
        <translation>Está antes do número. Nem todo certificado tem.</translation>
    </message>
    <message>
        <source>This does not match. Compare it with your certificate.</source>
        <translation>Não confere. Compare com o certificado.</translation>
    </message>
    <message>
        <source>Enter the number</source>
        <translation>Digite o número (番号)</translation>
    </message>
    <message>
        <source>It is printed next to the symbol.</source>
        <translation>Está ao lado do símbolo.</translation>
    </message>
    <message>
        <source>Enter the branch number</source>
        <translation>Digite o número de ramo (枝番)</translation>
    </message>
    <message>
        <source>Two digits after the number. Not every certificate has them.</source>
        <translation>Dois dígitos depois do número. Nem todo certificado tem.</translation>
    </message>
    <message>
        <source>This does not match. A branch number has two digits.</source>
        <translation>Não confere. O número de ramo tem dois dígitos.</translation>
    </message>
    <message>
        <source>Enter the date of birth</source>
        <translation>Digite a data de nascimento</translation>
    </message>
    <message>
        <source>Year, month and day. For 1 April type 04 and 01.</source>
        <translation>Ano, mês e dia. Para 1º de abril, digite 04 e 01.</translation>
    </message>
    <message>
        <source>There is no such day. Please look at the year once more.</source>
        <translation>Esta data não existe. Confira o ano, por favor.</translation>
    </message>
    <message>
        <source>Without a card: {number} of {total}</source>
        <translation>Sem cartão: {number} de {total}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avançar</translation>
    </message>
    <message>
        <source>It is not on my certificate</source>
        <translation>Não consta no certificado</translation>
    </message>
    <message>
        <source>Something is missing: please enter all of it.</source>
        <translation>Falta algo: digite tudo, por favor.</translation>
    </message>
</context>
<context>
    <name>NumbersPage</name>
    <message>
        <source>none</source>
        <translation>nenhum</translation>
    </message>
    <message>
        <source>Is everything right?</source>
        <translation>Está tudo certo?</translation>
    </message>
    <message>
        <source>Compare it with your certificate of eligibility.</source>
        <translation>Compare com o seu certificado (資格確認書).</translation>
    </message>
    <message>
        <source>Insurer number</source>
        <translation>Número da seguradora (保険者番号)</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Símbolo (記号)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número (番号)</translation>
    </message>
    <message>
        <source>Branch number</source>
        <translation>Número de ramo (枝番)</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Data de nascimento</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>Limite de pagamento (限度額)</translation>
    </message>
    <message>
        <source>look it up</source>
        <translation>consultar</translation>
    </message>
    <message>
        <source>do not look it up</source>
        <translation>não consultar</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Consultar</translation>
    </message>
</context>
<context>
    <name>Openings</name>
    <message>
        <source>Open now</source>
        <translation>Aberto agora</translation>
    </message>
    <message>
        <source>Open now, until {time}</source>
        <translation>Aberto agora, até {time}</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation>Fechado agora</translation>
    </message>
    <message>
        <source>Closed now. Opens today at {time}</source>
        <translation>Fechado agora. Abre hoje às {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens tomorrow at {time}</source>
        <translation>Fechado agora. Abre amanhã às {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens on {weekday} at {time}</source>
        <translation>Fechado agora. Abre {weekday} às {time}</translation>
    </message>
    <message>
        <source>Closed now. Opens on {moment}</source>
        <translation>Fechado agora. Abre {moment}</translation>
    </message>
    <message>
        <source>Every day {hours}</source>
        <translation>Todos os dias {hours}</translation>
    </message>
    <message>
        <source>Weekdays {hours}</source>
        <translation>Dias úteis {hours}</translation>
    </message>
    <message>
        <source>Weekends {hours}</source>
        <translation>Fins de semana {hours}</translation>
    </message>
    <message>
        <source>Weekends and holidays {hours}</source>
        <translation>Fins de semana e feriados {hours}</translation>
    </message>
    <message>
        <source>Holidays {hours}</source>
        <translation>Feriados {hours}</translation>
    </message>
    <message>
        <source>{weekday} {hours}</source>
        <translation>{weekday} {hours}</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first} a {last} {hours}</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fechado</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>o dia todo</translation>
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
        <translation>Fechado em {day}</translation>
    </message>
    <message>
        <source>Closed from {first} to {last}</source>
        <translation>Fechado de {first} a {last}</translation>
    </message>
</context>
<context>
    <name>OutOfServicePage</name>
    <message>
        <source>Please go to the reception counter instead.</source>
        <translation>Por favor, vá à recepção (受付).</translation>
    </message>
    <message>
        <source>Hospitals, pharmacies and your city or town office register cards too.</source>
        <translation>Hospitais, farmácias e a prefeitura também registram cartões.</translation>
    </message>
</context>
<context>
    <name>PinPage</name>
    <message>
        <source>Clear all</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>Delete one</source>
        <translation>Apagar</translation>
    </message>
    <message>
        <source>Registration as insurance card</source>
        <translation>Registro como cartão de seguro</translation>
    </message>
    <message>
        <source>Insurance coverage</source>
        <translation>Consulta do seguro</translation>
    </message>
    <message>
        <source>Enter your PIN</source>
        <translation>Digite a sua senha</translation>
    </message>
    <message>
        <source>The 4 digits that you chose when you received the card.</source>
        <translation>Os 4 dígitos que você escolheu ao receber o cartão.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avançar</translation>
    </message>
    <message>
        <source>I do not know the PIN: have staff check</source>
        <translation>Não sei a senha: pedir a um funcionário</translation>
    </message>
    <message>
        <source>PIN: {count} of 4 digits entered</source>
        <translation>Senha: {count} de 4 dígitos</translation>
    </message>
    <message>
        <source>Please enter 4 digits.</source>
        <translation>Digite 4 dígitos, por favor.</translation>
    </message>
</context>
<context>
    <name>PrescriptionPage</name>
    <message>
        <source>How would you like your prescription?</source>
        <translation>Como prefere a receita médica?</translation>
    </message>
    <message>
        <source>If a medicine is prescribed today.</source>
        <translation>Se hoje for receitado um remédio.</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Eletrônica</translation>
    </message>
    <message>
        <source>The pharmacy reads it with this card. There is no paper to carry.</source>
        <translation>A farmácia lê com este cartão. Não há papel para levar.</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Em papel</translation>
    </message>
    <message>
        <source>You are given a sheet to hand in at the pharmacy.</source>
        <translation>Você recebe uma folha para entregar na farmácia.</translation>
    </message>
</context>
<context>
    <name>ProblemPage</name>
    <message>
        <source>Have staff check</source>
        <translation>Pedir a um funcionário</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Working</source>
        <translation>Processando</translation>
    </message>
</context>
<context>
    <name>ReasonPage</name>
    <message>
        <source>Registration is possible</source>
        <translation>Registro possível</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>O que fazer agora</translation>
    </message>
</context>
<context>
    <name>RefusedPage</name>
    <message>
        <source>Register now</source>
        <translation>Registrar agora</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Agora não</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Insurer</source>
        <translation>Seguradora</translation>
    </message>
    <message>
        <source>You pay at the counter</source>
        <translation>Você paga no balcão</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Validade</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>até {day}</translation>
    </message>
    <message>
        <source>Limit of payment</source>
        <translation>Limite de pagamento (限度額)</translation>
    </message>
    <message>
        <source>Confirmed (details at the counter)</source>
        <translation>Confirmado (detalhes no balcão)</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Em vigor</translation>
    </message>
    <message>
        <source>Not in force</source>
        <translation>Fora de vigor</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Seguro</translation>
    </message>
    <message>
        <source>{count} of {asked} (for 24 hours)</source>
        <translation>{count} de {asked} (por 24 horas)</translation>
    </message>
    <message>
        <source>Nothing is shared</source>
        <translation>Nada é compartilhado</translation>
    </message>
    <message>
        <source>Information shared</source>
        <translation>Informações compartilhadas</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>Eletrônica</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>Em papel</translation>
    </message>
    <message>
        <source>Prescription</source>
        <translation>Receita médica</translation>
    </message>
    <message>
        <source>{tenths}0 %</source>
        <translation>{tenths}0 %</translation>
    </message>
    <message>
        <source>Correct the numbers</source>
        <translation>Corrigir os números</translation>
    </message>
    <message>
        <source>What you agreed to could not be passed on. Please tell the counter.</source>
        <translation>A sua autorização não pôde ser enviada. Informe no balcão, por favor.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired: your medical records are not shared. Please renew it soon at your city or town office.</source>
        <translation>O certificado eletrônico venceu: as suas informações de saúde não são compartilhadas. Renove-o logo na prefeitura.</translation>
    </message>
    <message>
        <source>This card is already registered</source>
        <translation>Este cartão já está registrado</translation>
    </message>
    <message>
        <source>This card can be used as your health insurance card.</source>
        <translation>Este cartão vale como cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>The card is registered</source>
        <translation>O cartão está registrado</translation>
    </message>
    <message>
        <source>From today this card is your health insurance card.</source>
        <translation>A partir de hoje, este é o seu cartão do seguro de saúde.</translation>
    </message>
</context>
<context>
    <name>Scroller</name>
    <message>
        <source>part {here} of {total}</source>
        <translation>parte {here} de {total}</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Mais</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>Place this card on the card reader when you go to a hospital, clinic or pharmacy.</source>
        <translation>Coloque este cartão no leitor quando for a um hospital, clínica ou farmácia.</translation>
    </message>
    <message>
        <source>Renew the card&apos;s electronic certificate at your city or town office.</source>
        <translation>Renove o certificado eletrônico (電子証明書) do cartão na prefeitura.</translation>
    </message>
    <message>
        <source>You can register from {hours} hours after the renewal.</source>
        <translation>O registro é possível {hours} horas após a renovação.</translation>
    </message>
    <message>
        <source>Please try again later.</source>
        <translation>Tente de novo mais tarde, por favor.</translation>
    </message>
    <message>
        <source>Ask your health insurer (the organisation that insures you).</source>
        <translation>Pergunte à sua seguradora de saúde (保険者).</translation>
    </message>
    <message>
        <source>Registration is complete</source>
        <translation>O registro está concluído</translation>
    </message>
    <message>
        <source>You can now use your My Number Card as your health insurance card.</source>
        <translation>Agora o seu cartão My Number (マイナンバーカード) vale como cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>This card was already registered</source>
        <translation>Este cartão já estava registrado</translation>
    </message>
    <message>
        <source>You can use your My Number Card as your health insurance card.</source>
        <translation>O seu cartão My Number (マイナンバーカード) vale como cartão do seguro de saúde.</translation>
    </message>
    <message>
        <source>Your health insurance was confirmed</source>
        <translation>O seu seguro de saúde foi confirmado</translation>
    </message>
    <message>
        <source>Your health insurance could not be confirmed</source>
        <translation>Não foi possível confirmar o seu seguro de saúde</translation>
    </message>
    <message>
        <source>Registration is not possible yet</source>
        <translation>Ainda não é possível registrar</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate was renewed less than {hours} hours ago.</source>
        <translation>O certificado eletrônico do cartão foi renovado há menos de {hours} horas.</translation>
    </message>
    <message>
        <source>Please register after that time has passed.</source>
        <translation>Registre depois dessa hora, por favor.</translation>
    </message>
    <message>
        <source>Please renew the electronic certificate first</source>
        <translation>Renove primeiro o certificado eletrônico</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate expires within days. It cannot be registered now.</source>
        <translation>O certificado eletrônico vence em poucos dias. Não é possível registrar agora.</translation>
    </message>
    <message>
        <source>The electronic certificate has expired</source>
        <translation>O certificado eletrônico venceu</translation>
    </message>
    <message>
        <source>The card cannot be used here until its electronic certificate is renewed.</source>
        <translation>O cartão não pode ser usado aqui até a renovação do certificado eletrônico.</translation>
    </message>
    <message>
        <source>A newer certificate has been issued</source>
        <translation>Já existe um certificado mais novo</translation>
    </message>
    <message>
        <source>The electronic certificate on this card is no longer in use.</source>
        <translation>O certificado eletrônico deste cartão não está mais em uso.</translation>
    </message>
    <message>
        <source>If you have received a new card, please use that one.</source>
        <translation>Se recebeu um cartão novo, use o novo.</translation>
    </message>
    <message>
        <source>If you have just renewed it, please come again after {hours} hours.</source>
        <translation>Se acabou de renovar, volte depois de {hours} horas.</translation>
    </message>
    <message>
        <source>The electronic certificate is no longer valid</source>
        <translation>O certificado eletrônico não é mais válido</translation>
    </message>
    <message>
        <source>It ends when the name or address on the card changes, for example.</source>
        <translation>Ele termina, por exemplo, quando muda o nome ou o endereço do cartão.</translation>
    </message>
    <message>
        <source>Have a new electronic certificate issued at your city or town office.</source>
        <translation>Peça um novo certificado eletrônico na prefeitura.</translation>
    </message>
    <message>
        <source>This card is not registered yet</source>
        <translation>Este cartão ainda não está registrado</translation>
    </message>
    <message>
        <source>To use it as your health insurance card, register it once.</source>
        <translation>Para usá-lo como cartão do seguro de saúde, registre-o uma vez.</translation>
    </message>
    <message>
        <source>By smartphone or computer: on the Mynaportal website (マイナポータル).</source>
        <translation>Por celular ou computador: no site Mynaportal (マイナポータル).</translation>
    </message>
    <message>
        <source>Without them: at a hospital, clinic or pharmacy, or a Seven Bank ATM.</source>
        <translation>Sem eles: em um hospital, clínica, farmácia ou caixa eletrônico do Seven Bank.</translation>
    </message>
    <message>
        <source>This card could not be used here</source>
        <translation>Este cartão não pôde ser usado aqui</translation>
    </message>
    <message>
        <source>The procedure could not be completed with this card.</source>
        <translation>Não foi possível concluir com este cartão. Por favor, vá ao balcão.</translation>
    </message>
    <message>
        <source>It could not be checked</source>
        <translation>Não foi possível consultar</translation>
    </message>
    <message>
        <source>The system that checks health insurance gave no answer.</source>
        <translation>O sistema de consulta do seguro de saúde não respondeu.</translation>
    </message>
    <message>
        <source>It is not known yet whether the card was registered</source>
        <translation>Ainda não se sabe se o cartão foi registrado</translation>
    </message>
    <message>
        <source>No answer came within the time expected.</source>
        <translation>Não houve resposta no tempo previsto.</translation>
    </message>
    <message>
        <source>If it was registered already, nothing is registered twice.</source>
        <translation>Se já foi registrado, nada é registrado duas vezes.</translation>
    </message>
    <message>
        <source>The PIN is locked</source>
        <translation>A senha está bloqueada</translation>
    </message>
    <message>
        <source>You can set a new PIN at your city or town office. Take the card with you.</source>
        <translation>Uma nova senha pode ser definida na prefeitura. Leve o cartão.</translation>
    </message>
    <message>
        <source>A PIN cannot be used with this card</source>
        <translation>Não é possível usar senha com este cartão</translation>
    </message>
    <message>
        <source>The PIN is locked, or the card was made for use without a PIN.</source>
        <translation>A senha está bloqueada ou o cartão foi feito sem senha.</translation>
    </message>
    <message>
        <source>A card without a PIN can be registered at a hospital, clinic or pharmacy, by face or by staff.</source>
        <translation>Um cartão sem senha pode ser registrado em um hospital, clínica ou farmácia, pelo rosto ou por um funcionário.</translation>
    </message>
    <message>
        <source>If the PIN is locked, you can set a new one at your city or town office.</source>
        <translation>Se a senha estiver bloqueada, uma nova pode ser definida na prefeitura.</translation>
    </message>
    <message>
        <source>There is no electronic certificate in this card</source>
        <translation>Este cartão não tem certificado eletrônico</translation>
    </message>
    <message>
        <source>A phone cannot be used to register</source>
        <translation>Não é possível registrar com o celular</translation>
    </message>
    <message>
        <source>Use the My Number Card itself for the first registration.</source>
        <translation>Use o próprio cartão My Number no primeiro registro.</translation>
    </message>
    <message>
        <source>The procedure was not completed</source>
        <translation>O processo não foi concluído</translation>
    </message>
    <message>
        <source>Nothing was registered.</source>
        <translation>Nada foi registrado.</translation>
    </message>
    <message>
        <source>You are not checked in yet. Please go to the reception.</source>
        <translation>A recepção da consulta ainda não foi feita. Por favor, vá à recepção.</translation>
    </message>
    <message>
        <source>Do not leave your card behind.</source>
        <translation>Não esqueça o seu cartão.</translation>
    </message>
    <message>
        <source>For today&apos;s visit, ask at the reception counter.</source>
        <translation>Para a consulta de hoje, pergunte na recepção (受付).</translation>
    </message>
    <message>
        <source>Registration is possible from {moment}</source>
        <translation>O registro é possível a partir de {moment}</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>O que fazer</translation>
    </message>
    <message>
        <source>My Number Card helpline (free of charge)</source>
        <translation>Central do cartão My Number (gratuita)</translation>
    </message>
    <message>
        <source>Voice menu: {menu}</source>
        <translation>Menu de voz: {menu}</translation>
    </message>
    <message>
        <source>Nothing about you is printed on this slip.</source>
        <translation>Nenhum dado seu é impresso neste comprovante.</translation>
    </message>
    <message>
        <source>Demonstration. Nothing on this slip is real.</source>
        <translation>Demonstração. Nada neste comprovante é real.</translation>
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
        <translation>Repetir</translation>
    </message>
    <message>
        <source>star key</source>
        <translation>tecla asterisco</translation>
    </message>
    <message>
        <source>slash key</source>
        <translation>tecla barra</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Silêncio</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Mais baixo</translation>
    </message>
    <message>
        <source>minus key</source>
        <translation>tecla menos</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Mais alto</translation>
    </message>
    <message>
        <source>plus key</source>
        <translation>tecla mais</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Devagar</translation>
    </message>
    <message>
        <source>key 7</source>
        <translation>tecla 7</translation>
    </message>
    <message>
        <source>page down key</source>
        <translation>tecla página abaixo</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>key 9</source>
        <translation>tecla 9</translation>
    </message>
    <message>
        <source>page up key</source>
        <translation>tecla página acima</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>Próximo item</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dados pessoais</translation>
    </message>
    <message>
        <source>point key</source>
        <translation>tecla ponto</translation>
    </message>
    <message>
        <source>key 0</source>
        <translation>tecla 0</translation>
    </message>
    <message>
        <source>Number {number}: {name}</source>
        <translation>Número {number}: {name}</translation>
    </message>
    <message>
        <source>Step {number}: {text}</source>
        <translation>Etapa {number}: {text}</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Ler em voz alta</translation>
    </message>
</context>
<context>
    <name>StaffPages</name>
    <message>
        <source>You can wipe the screen now</source>
        <translation>Agora pode limpar a tela</translation>
    </message>
    <message>
        <source>Touches do nothing until the time is over.</source>
        <translation>Os toques não fazem nada até o fim do tempo.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Outros nomes</translation>
    </message>
    <message>
        <source>Look up by insurance number</source>
        <translation>Consultar por número do seguro</translation>
    </message>
    <message>
        <source>Last results</source>
        <translation>Últimos resultados</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Clean the screen</source>
        <translation>Limpar a tela</translation>
    </message>
    <message>
        <source>Test the card reader</source>
        <translation>Testar o leitor de cartões</translation>
    </message>
    <message>
        <source>Self-test</source>
        <translation>Autoteste</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Staff menu</source>
        <translation>Menu dos funcionários</translation>
    </message>
    <message>
        <source>A visual check is started by the visitor, on the page for the PIN. Never take the card or the PIN.</source>
        <translation>A verificação visual é iniciada pelo visitante, na página da senha. Nunca pegue o cartão nem a senha.</translation>
    </message>
    <message>
        <source>Press again to restart</source>
        <translation>Pressione de novo para reiniciar</translation>
    </message>
    <message>
        <source>Close the menu</source>
        <translation>Fechar o menu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmar</translation>
    </message>
    <message>
        <source>Passcode of staff</source>
        <translation>Código do funcionário</translation>
    </message>
    <message>
        <source>Passcode: {count} digits entered</source>
        <translation>Código: {count} dígitos digitados</translation>
    </message>
    <message>
        <source>Checking the passcode.</source>
        <translation>Verificando o código.</translation>
    </message>
    <message>
        <source>Please enter the whole passcode.</source>
        <translation>Digite o código completo, por favor.</translation>
    </message>
    <message>
        <source>Please choose your name.</source>
        <translation>Escolha o seu nome, por favor.</translation>
    </message>
    <message>
        <source>That did not match. After several wrong ones, each has to wait for a while.</source>
        <translation>Não confere. Após várias tentativas, é preciso esperar um pouco a cada vez.</translation>
    </message>
    <message>
        <source>For staff</source>
        <translation>Para funcionários</translation>
    </message>
    <message>
        <source>Choose your name and enter the passcode.</source>
        <translation>Escolha o seu nome e digite o código.</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registrado</translation>
    </message>
    <message>
        <source>coverage found</source>
        <translation>seguro encontrado</translation>
    </message>
    <message>
        <source>no coverage in force</source>
        <translation>sem seguro em vigor</translation>
    </message>
    <message>
        <source>could not be used</source>
        <translation>não pôde ser usado</translation>
    </message>
    <message>
        <source>could not be checked</source>
        <translation>não pôde ser consultado</translation>
    </message>
    <message>
        <source>card not read</source>
        <translation>cartão não lido</translation>
    </message>
    <message>
        <source>PIN cannot be used</source>
        <translation>senha não utilizável</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>interrompido</translation>
    </message>
    <message>
        <source>Back to the menu</source>
        <translation>Voltar ao menu</translation>
    </message>
    <message>
        <source>Since the kiosk was started. Nothing about persons is kept.</source>
        <translation>Desde o início da máquina. Nada sobre pessoas é guardado.</translation>
    </message>
    <message>
        <source>There was no visit since the kiosk was started.</source>
        <translation>Nenhum uso desde o início da máquina.</translation>
    </message>
    <message>
        <source>{time}   visit {number}   {result}</source>
        <translation>{time}   uso {number}   {result}</translation>
    </message>
    <message>
        <source>Test of the card reader</source>
        <translation>Teste do leitor de cartões</translation>
    </message>
    <message>
        <source>Place any My Number Card, and take it away again. Nothing is read.</source>
        <translation>Coloque um cartão My Number e retire-o. Nada é lido.</translation>
    </message>
    <message>
        <source>No card reader is connected.</source>
        <translation>Nenhum leitor conectado.</translation>
    </message>
    <message>
        <source>A card is seen.</source>
        <translation>Há um cartão.</translation>
    </message>
    <message>
        <source>The reader is there. No card is seen.</source>
        <translation>O leitor está conectado. Não há cartão.</translation>
    </message>
    <message>
        <source>Of sounds and speech. Each visit begins with it.</source>
        <translation>Dos sons e da fala. Cada uso começa com ele.</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Mais baixo</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Mais alto</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>The kiosk is being examined. This takes some seconds.</source>
        <translation>A máquina está sendo examinada. Leva alguns segundos.</translation>
    </message>
    <message>
        <source>These points need the person who looks after the kiosk:</source>
        <translation>Estes pontos são para o responsável pela máquina:</translation>
    </message>
    <message>
        <source>All is well: {count} points were examined.</source>
        <translation>Tudo bem: {count} pontos foram examinados.</translation>
    </message>
    <message>
        <source>The self-test could not be run. Please restart the kiosk.</source>
        <translation>Não foi possível fazer o autoteste. Reinicie a máquina.</translation>
    </message>
</context>
<context>
    <name>UndecidedPage</name>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
</context>
<context>
    <name>VisualCheckPage</name>
    <message>
        <source>Please call a member of staff</source>
        <translation>Chame um funcionário, por favor</translation>
    </message>
    <message>
        <source>They compare your face with the photograph on the card. They never take the card or ask for your PIN.</source>
        <translation>Ele compara o seu rosto com a foto do cartão. Nunca pega o cartão nem pede a senha.</translation>
    </message>
</context>
<context>
    <name>WorkingPage</name>
    <message>
        <source>Please wait, and do not move the card.</source>
        <translation>Espere, por favor, e não mova o cartão.</translation>
    </message>
    <message>
        <source>Reading the card</source>
        <translation>Lendo o cartão</translation>
    </message>
    <message>
        <source>Checking the PIN</source>
        <translation>Verificando a senha</translation>
    </message>
    <message>
        <source>Sending the staff confirmation</source>
        <translation>Enviando a confirmação do funcionário</translation>
    </message>
    <message>
        <source>Registering the card</source>
        <translation>Registrando o cartão</translation>
    </message>
    <message>
        <source>Checking your coverage</source>
        <translation>Consultando o seu seguro</translation>
    </message>
    <message>
        <source>Passing on your answers</source>
        <translation>Enviando as suas respostas</translation>
    </message>
    <message>
        <source>Looking up your coverage</source>
        <translation>Procurando o seu seguro</translation>
    </message>
    <message>
        <source>Please wait.</source>
        <translation>Espere, por favor.</translation>
    </message>
    <message>
        <source>Checking the result of the registration</source>
        <translation>Verificando o resultado do registro</translation>
    </message>
    <message>
        <source>Completing your request</source>
        <translation>Concluindo o que foi iniciado</translation>
    </message>
    <message>
        <source>The card was taken on the way. Please wait here for the result.</source>
        <translation>O cartão saiu antes do fim. Espere aqui o resultado, por favor.</translation>
    </message>
    <message>
        <source>Please wait. The card on the reader is next.</source>
        <translation>O cartão no leitor é atendido assim que isto terminar.</translation>
    </message>
    <message>
        <source>This is taking longer than usual. Please wait as you are.</source>
        <translation>Está demorando mais que o normal. Espere assim, por favor.</translation>
    </message>
</context>
</TS>
