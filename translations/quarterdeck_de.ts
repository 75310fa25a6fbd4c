<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>qd::app::ControlRoom</name>
    <message>
        <source>The record can be written again. Work goes on.</source>
        <translation>In die Aufzeichnung kann wieder geschrieben werden. Die Arbeit geht weiter.</translation>
    </message>
    <message>
        <source>Stopped as well: %1.</source>
        <translation>Ebenfalls angehalten: %1.</translation>
    </message>
    <message>
        <source>At work again as well: %1.</source>
        <translation>Ebenfalls wieder bei der Arbeit: %1.</translation>
    </message>
    <message>
        <source>So many threads hung that the program started itself again. Work goes on where it was.</source>
        <translation>So viele Threads hingen, dass das Programm sich neu gestartet hat. Die Arbeit geht weiter, wo sie war.</translation>
    </message>
    <message>
        <source>by hand, from the tray</source>
        <translation>von Hand, aus dem Systembereich</translation>
    </message>
    <message numerus="yes">
        <source>%n way(s) out of this machine can&apos;t be used yet.</source>
        <translation>
            <numerusform>Ein Weg hinaus aus diesem Rechner ist noch nicht zu gebrauchen.</numerusform>
            <numerusform>%n Wege hinaus aus diesem Rechner sind noch nicht zu gebrauchen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
</context>
<context>
    <name>qd::app::FailureBox</name>
    <message>
        <source>Quarterdeck does not open.</source>
        <translation>Quarterdeck lässt sich nicht öffnen.</translation>
    </message>
</context>
<context>
    <name>qd::app::Notifier</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Waiting for your yes: %1</source>
        <translation>Wartet auf Ihr Ja: %1</translation>
    </message>
    <message>
        <source>%1 asks. It goes to %2.</source>
        <comment>who, where</comment>
        <translation>%1 fragt. Es geht an %2.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>%1 asks you</source>
        <comment>who</comment>
        <translation>%1 fragt Sie</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) wait for you.</source>
        <translation>
            <numerusform>Ein Eintrag wartet auf Sie.</numerusform>
            <numerusform>%n Einträge warten auf Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rejected from the desktop&apos;s notification</source>
        <translation>Abgelehnt aus der Benachrichtigung des Desktops</translation>
    </message>
</context>
<context>
    <name>qd::app::Tray</name>
    <message>
        <source>Open Quarterdeck</source>
        <translation>Quarterdeck öffnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>All stop</source>
        <translation>Alles anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Quarterdeck: %n item(s) wait for you</source>
        <translation>
            <numerusform>Quarterdeck: Ein Eintrag wartet auf Sie</numerusform>
            <numerusform>Quarterdeck: %n Einträge warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Quarterdeck: nothing waits for you</source>
        <translation>Quarterdeck: Nichts wartet auf Sie</translation>
    </message>
</context>
<context>
    <name>qd::ui::Absence</name>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n wartet auf Sie</numerusform>
            <numerusform>%n warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source> (%1 hang on it)</source>
        <translation> (daran hängen %1)</translation>
    </message>
    <message>
        <source>%1, first “%2”, %3</source>
        <comment>what waits, the first, when it is due</comment>
        <translation>%1, zuerst „%2“, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n gesendet</numerusform>
            <numerusform>%n gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of it without asking you</source>
        <translation>
            <numerusform>%1, davon %n ohne Sie zu fragen</numerusform>
            <numerusform>%1, davon %n ohne Sie zu fragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n nobody knows whether it arrived</source>
        <translation>
            <numerusform>von %n weiß niemand, ob es angekommen ist</numerusform>
            <numerusform>von %n weiß niemand, ob sie angekommen sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) failed</source>
        <translation>
            <numerusform>%n Lauf gescheitert</numerusform>
            <numerusform>%n Läufe gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) made for you</source>
        <translation>
            <numerusform>%n Entscheidung für Sie getroffen</numerusform>
            <numerusform>%n Entscheidungen für Sie getroffen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 ausgegeben</translation>
    </message>
</context>
<context>
    <name>qd::ui::ActionLines</name>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>nobody: it was within the authority given</source>
        <translation>niemand: es lag im Rahmen der gegebenen Befugnis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who was asked · what came of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Said with it</source>
        <translation>Dazu gesagt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Checked by %1</source>
        <translation>Geprüft von %1</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation>Wohin es geht</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a place · a connector</comment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Gesehen von</translation>
    </message>
    <message>
        <source>Why it was allowed, or asked about</source>
        <translation>Warum es erlaubt war oder gefragt wurde</translation>
    </message>
    <message>
        <source>What was approved (SHA-256)</source>
        <translation>Was genehmigt wurde (SHA-256)</translation>
    </message>
</context>
<context>
    <name>qd::ui::Amounts</name>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>%1 Token</numerusform>
            <numerusform>%1 Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 call(s)</source>
        <translation>
            <numerusform>%1 Aufruf</numerusform>
            <numerusform>%1 Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share of a hundred, with a narrow space before the sign</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 k</source>
        <extracomment>thousands: 12.4 k</extracomment>
        <translation>%1 Tsd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <extracomment>millions: 1.2 M</extracomment>
        <translation>%1 Mio.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>due in %1</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>%1 überfällig</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>day and month, as QLocale&apos;s format language writes them</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>morgen %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a day of the week and a time of day</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>a date and a time of day</extracomment>
        <translation>%1 um %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::ApprovalFacts</name>
    <message>
        <source>What your yes does</source>
        <translation>Was Ihr Ja bewirkt</translation>
    </message>
    <message>
        <source>Publishes to %1</source>
        <translation>Veröffentlicht an %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>kann zurückgenommen werden</translation>
    </message>
    <message>
        <source>cannot be undone</source>
        <translation>kann nicht zurückgenommen werden</translation>
    </message>
    <message>
        <source>Seen by %1</source>
        <translation>Gesehen von %1</translation>
    </message>
    <message>
        <source>Cost so far %1 · publishing %2</source>
        <translation>Kosten bisher %1 · Veröffentlichung %2</translation>
    </message>
    <message>
        <source>Rehearsal: nothing was billed. A paid model would have cost %1.</source>
        <translation>Probe: Nichts wurde berechnet. Ein bezahltes Modell hätte %1 gekostet.</translation>
    </message>
    <message>
        <source>You have approved it. It leaves when its grace time is over.</source>
        <translation>Sie haben zugestimmt. Es geht hinaus, wenn die Bedenkzeit vorbei ist.</translation>
    </message>
    <message>
        <source>nothing goes out</source>
        <translation>nichts geht hinaus</translation>
    </message>
    <message>
        <source>If nobody decides by %1: %2</source>
        <translation>Wenn bis %1 niemand entscheidet: %2</translation>
    </message>
    <message>
        <source>After your yes it waits %1, so that you can take it back.</source>
        <translation>Nach Ihrem Ja wartet es %1, damit Sie es zurücknehmen können.</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more reason(s)</source>
        <translation>
            <numerusform>%n weiterer Grund</numerusform>
            <numerusform>%n weitere Gründe</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>Geprüft von</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>who — verdict</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Turned down</source>
        <translation>Verworfen</translation>
    </message>
    <message numerus="yes">
        <source>%n more alternative(s)</source>
        <translation>
            <numerusform>%n weitere Alternative</numerusform>
            <numerusform>%n weitere Alternativen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Sources · %1</source>
        <translation>Quellen · %1</translation>
    </message>
    <message>
        <source>No source was given for it.</source>
        <translation>Dafür wurde keine Quelle angegeben.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Why you are asked</source>
        <translation>Warum Sie gefragt werden</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Open its run</source>
        <translation>Seinen Lauf öffnen</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>Die Frage</translation>
    </message>
    <message>
        <source>What hangs on it</source>
        <translation>Was daran hängt</translation>
    </message>
    <message>
        <source>The run waits for your answer; what can go on without it does.</source>
        <translation>Der Lauf wartet auf Ihre Antwort; was ohne sie weitergehen kann, geht weiter.</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>Nothing: it came to you at once.</source>
        <translation>Nichts: Es kam gleich zu Ihnen.</translation>
    </message>
    <message>
        <source>%1 recommends</source>
        <translation>%1 empfiehlt</translation>
    </message>
    <message>
        <source>No recommendation was given.</source>
        <translation>Es wurde keine Empfehlung gegeben.</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>Was getan werden kann</translation>
    </message>
    <message>
        <source>The run stands still until you decide.</source>
        <translation>Der Lauf steht still, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>Wer fragt</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>Vorgelegt von</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message numerus="yes">
        <source>It has climbed %n rung(s) to reach you.</source>
        <translation>
            <numerusform>Es ist %n Stufe bis zu Ihnen aufgestiegen.</numerusform>
            <numerusform>Es ist %n Stufen bis zu Ihnen aufgestiegen.</numerusform>
        </translation>
    </message>
    <message>
        <source>What your answer does</source>
        <translation>Was Ihre Antwort bewirkt</translation>
    </message>
    <message>
        <source>Answer: the run goes on with what you write.</source>
        <translation>Antworten: Der Lauf geht mit dem weiter, was Sie schreiben.</translation>
    </message>
    <message>
        <source>No: the run goes on and knows that you said no.</source>
        <translation>Nein: Der Lauf geht weiter und weiß, dass Sie Nein gesagt haben.</translation>
    </message>
    <message>
        <source>Choose: one of the ways out is done.</source>
        <translation>Wählen: Einer der Auswege wird gegangen.</translation>
    </message>
    <message>
        <source>Yes: the run goes on as recommended, and with what you write.</source>
        <translation>Ja: Der Lauf geht wie empfohlen weiter, und mit dem, was Sie schreiben.</translation>
    </message>
    <message>
        <source>Carry on: the run goes on without it.</source>
        <translation>Weitermachen: Der Lauf geht ohne das weiter.</translation>
    </message>
    <message>
        <source>Carry on: the step is tried again, with your note.</source>
        <translation>Weitermachen: Der Schritt wird noch einmal versucht, mit Ihrer Notiz.</translation>
    </message>
    <message>
        <source>End the run: nothing of it goes out; the record keeps it.</source>
        <translation>Den Lauf beenden: Nichts davon geht hinaus; die Aufzeichnung behält es.</translation>
    </message>
    <message>
        <source>No: %1</source>
        <translation>Nein: %1</translation>
    </message>
    <message>
        <source>%1 spent so far</source>
        <translation>%1 bisher ausgegeben</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus geworden ist</translation>
    </message>
    <message>
        <source>Choose: say what became of it. Nothing is sent again unless you say so.</source>
        <translation>Wählen: Sagen Sie, was daraus geworden ist. Ohne Ihr Wort geht nichts noch einmal hinaus.</translation>
    </message>
    <message>
        <source>Changed since you were asked</source>
        <translation>Geändert, seit Sie gefragt wurden</translation>
    </message>
    <message>
        <source>What was, with and without it</source>
        <translation>Was war, mit ihr und ohne sie</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>Die Regel</translation>
    </message>
    <message>
        <source>Take the rule: it holds at once, and nothing that waits is approved by it.</source>
        <translation>Die Regel annehmen: Sie gilt sofort, und nichts, was wartet, wird durch sie freigegeben.</translation>
    </message>
    <message>
        <source>What is promised there</source>
        <translation>Was dort zugesagt ist</translation>
    </message>
    <message>
        <source>Nothing may go there as things stand: allow it in the settings, at Connections.</source>
        <translation>So, wie es ist, darf nichts dorthin: Erlauben Sie es in den Einstellungen unter Verbindungen.</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Nichts.</translation>
    </message>
    <message>
        <source>If nobody answers by %1: %2</source>
        <translation>Wenn bis %1 niemand antwortet: %2</translation>
    </message>
    <message>
        <source>it counts as a no</source>
        <translation>es gilt als Nein</translation>
    </message>
    <message>
        <source>A rule let it out, and it %1.</source>
        <comment>why it has not gone</comment>
        <translation>Eine Regel hat es hinausgelassen, und es %1.</translation>
    </message>
    <message>
        <source>It is approved, and %1.</source>
        <comment>why it has not gone</comment>
        <translation>Dem ist zugestimmt, und es %1.</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>a source — how far it is trusted</comment>
        <translation>%1 – %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more source(s)</source>
        <translation>
            <numerusform>%n weitere Quelle</numerusform>
            <numerusform>%n weitere Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>It stays on this machine. Publishing the same again changes nothing; another version takes the place of the one before.</source>
        <translation>Es bleibt auf diesem Rechner. Dasselbe noch einmal zu veröffentlichen ändert nichts; eine andere Fassung tritt an die Stelle der vorigen.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work ask for the same</source>
        <translation>
            <numerusform>%n Arbeit bittet um dasselbe</numerusform>
            <numerusform>%n Arbeiten bitten um dasselbe</numerusform>
        </translation>
    </message>
    <message>
        <source>Your yes sends it once, and all of them go on. Your no, or the changes that you ask for, each of them hears.</source>
        <translation>Ihr Ja sendet es einmal, und alle gehen weiter. Ihr Nein, oder welche Änderungen Sie wünschen, hört jede von ihnen.</translation>
    </message>
    <message>
        <source>You have approved it. It leaves when work goes on.</source>
        <translation>Sie haben zugestimmt. Es geht hinaus, wenn die Arbeit weitergeht.</translation>
    </message>
    <message>
        <source>To the connections</source>
        <translation>Zu den Verbindungen</translation>
    </message>
    <message>
        <source>You have approved it. It leaves when work goes on, and its run, which is paused.</source>
        <translation>Sie haben zugestimmt. Es geht hinaus, wenn die Arbeit weitergeht und auch sein Lauf, der ruht.</translation>
    </message>
    <message>
        <source>You have approved it. It leaves when its run goes on, which is paused.</source>
        <translation>Sie haben zugestimmt. Es geht hinaus, wenn sein Lauf weitergeht, der ruht.</translation>
    </message>
    <message>
        <source>is on its way</source>
        <comment>why it has not gone</comment>
        <translation>ist unterwegs</translation>
    </message>
    <message>
        <source>Everything is stopped: nothing leaves before work goes on.</source>
        <translation>Alles ist angehalten: Nichts geht hinaus, bevor die Arbeit weitergeht.</translation>
    </message>
</context>
<context>
    <name>qd::ui::AskLine</name>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>qd::ui::AuthorityPanel</name>
    <message>
        <source>Who decides on what</source>
        <translation>Wer worüber entscheidet</translation>
    </message>
    <message>
        <source>Each kind of action has a level. What you choose here stands over the organisation&apos;s file as a rule of yours, and you can try it first on what was done.</source>
        <translation>Jede Art von Handlung hat eine Stufe. Was Sie hier wählen, steht als Ihre Regel über der Datei der Organisation, und Sie können es zuerst an dem erproben, was getan wurde.</translation>
    </message>
    <message>
        <source>This organisation names no kind of action.</source>
        <translation>Diese Organisation nennt keine Art von Handlung.</translation>
    </message>
    <message>
        <source>Whatever would leave the house asks you.</source>
        <translation>Was immer das Haus verlassen würde, wird Ihnen vorgelegt.</translation>
    </message>
    <message>
        <source>Put to you</source>
        <translation>Ihnen vorgelegt</translation>
    </message>
    <message>
        <source>Rules that come from what you have agreed to. Nothing changes before you take one, and each ends by itself.</source>
        <translation>Regeln, die sich aus Ihren Zusagen ergeben. Nichts ändert sich, bevor Sie eine annehmen, und jede endet von selbst.</translation>
    </message>
    <message>
        <source>Your own rules</source>
        <translation>Ihre eigenen Regeln</translation>
    </message>
    <message>
        <source>The first of these that holds decides, before the rules and the matrix of the organisation.</source>
        <translation>Die erste zutreffende entscheidet, vor den Regeln und der Matrix der Organisation.</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add a rule of your own</source>
        <translation>Eine eigene Regel hinzufügen</translation>
    </message>
    <message>
        <source>Ceilings</source>
        <translation>Obergrenzen</translation>
    </message>
    <message>
        <source>You have set no rule of your own.</source>
        <translation>Sie haben keine eigene Regel gesetzt.</translation>
    </message>
    <message>
        <source>What the organisation says holds.</source>
        <translation>Es gilt, was die Organisation sagt.</translation>
    </message>
    <message>
        <source>Add a rule …</source>
        <translation>Regel hinzufügen …</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when a rule holds, and its level</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>After yours, the rules of %1:</source>
        <translation>Nach Ihren die Regeln von %1:</translation>
    </message>
    <message>
        <source>Yours:</source>
        <translation>Ihre:</translation>
    </message>
    <message>
        <source>You have set none.</source>
        <translation>Sie haben keine gesetzt.</translation>
    </message>
    <message>
        <source>Those of %1:</source>
        <translation>Die von %1:</translation>
    </message>
    <message>
        <source>Nothing goes above these, whatever a rule says. An organisation that comes from elsewhere cannot raise yours.</source>
        <translation>Darüber geht nichts, was immer eine Regel sagt. Eine Organisation, die von anderswo kommt, kann Ihre nicht anheben.</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change your ceilings</source>
        <translation>Ihre Obergrenzen ändern</translation>
    </message>
</context>
<context>
    <name>qd::ui::AuthorityReading</name>
    <message>
        <source>You have set this.</source>
        <translation>Das haben Sie gesetzt.</translation>
    </message>
    <message>
        <source>As a rule of %1 says.</source>
        <translation>Wie eine Regel von %1 sagt.</translation>
    </message>
    <message>
        <source>As the matrix of %1 says.</source>
        <translation>Wie die Matrix von %1 sagt.</translation>
    </message>
    <message>
        <source>Until %1.</source>
        <translation>Bis %1.</translation>
    </message>
    <message>
        <source>It would be %1; a ceiling takes it down.</source>
        <translation>Es wäre %1; eine Obergrenze senkt es.</translation>
    </message>
    <message>
        <source>It would be %1; a ceiling takes it down, or that it came in a pack.</source>
        <translation>Es wäre %1; eine Obergrenze senkt es, oder dass es in einem Paket kam.</translation>
    </message>
    <message>
        <source>You took it %1; it was put to you from what you had agreed to.</source>
        <translation>Angenommen: %1; sie ergab sich aus Ihren Zusagen.</translation>
    </message>
    <message>
        <source>Of its kind you have said yes, unchanged, to %1 of %2: with 95 % certainty at least %3.</source>
        <translation>Von dieser Art haben Sie %1 von %2 unverändert zugestimmt: mit 95 % Sicherheit mindestens %3.</translation>
    </message>
    <message>
        <source>You have not decided on its kind before.</source>
        <translation>Über diese Art haben Sie noch nie entschieden.</translation>
    </message>
    <message>
        <source>You agreed with %1 of %2 of its kind: with 95 % certainty at least %3.</source>
        <translation>Sie waren mit %1 von %2 dieser Art einverstanden: mit 95 % Sicherheit mindestens %3.</translation>
    </message>
    <message>
        <source>Of the last %1 it would have asked you about %2.</source>
        <translation>Von den letzten %1 hätte sie Ihnen %2 vorgelegt.</translation>
    </message>
</context>
<context>
    <name>qd::ui::AwayStrip</name>
    <message>
        <source>Close this note</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Close what happened while you were away</source>
        <translation>Schließen, was in Ihrer Abwesenheit geschah</translation>
    </message>
    <message>
        <source>While you were away (%1): %2.</source>
        <translation>Während Sie weg waren (%1): %2.</translation>
    </message>
</context>
<context>
    <name>qd::ui::BridgePage</name>
    <message>
        <source>Bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>Meters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everyone (F)</source>
        <translation>Alle zeigen (F)</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Tear off, or put back</source>
        <translation>Abreißen oder zurücksetzen</translation>
    </message>
    <message>
        <source>Tear off or put back: %1</source>
        <translation>Abreißen oder zurücksetzen: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::BudgetEditor</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>What is limited</source>
        <translation>Was begrenzt wird</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Für wie lange</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>pro Monat</translation>
    </message>
    <message>
        <source>per run</source>
        <translation>pro Lauf</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>Was gezählt wird</translation>
    </message>
    <message>
        <source>dollars</source>
        <translation>Dollar</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>What the organisation&apos;s file says holds again</source>
        <translation>Es gilt wieder, was in der Datei der Organisation steht</translation>
    </message>
    <message>
        <source>Cost class: %1</source>
        <comment>of agents</comment>
        <translation>Kostenklasse: %1</translation>
    </message>
    <message>
        <source>Rank: %1</source>
        <comment>of agents</comment>
        <translation>Rang: %1</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>Provider: %1</source>
        <translation>Anbieter: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::BudgetsPanel</name>
    <message>
        <source>per day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>per month</source>
        <translation>pro Monat</translation>
    </message>
    <message>
        <source>per run</source>
        <translation>pro Lauf</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Nothing is limited. Set a limit above: at 50 and 80 % you are told, at 100 % nothing more begins.</source>
        <translation>Nichts ist begrenzt. Setzen Sie oben eine Grenze: Bei 50 und 80 % erfahren Sie es, bei 100 % beginnt nichts mehr.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 reserved</source>
        <translation>%1 zurückgelegt</translation>
    </message>
    <message>
        <source>set here</source>
        <translation>hier gesetzt</translation>
    </message>
    <message>
        <source>Spent %1</source>
        <translation>Ausgegeben %1</translation>
    </message>
    <message>
        <source>Reserved %1</source>
        <translation>Zurückgelegt %1</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Ändern: %1</translation>
    </message>
    <message>
        <source>used up: nothing more begins</source>
        <translation>aufgebraucht: nichts beginnt mehr</translation>
    </message>
    <message>
        <source>nearly used up</source>
        <translation>fast aufgebraucht</translation>
    </message>
</context>
<context>
    <name>qd::ui::CallMarkup</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Result of an earlier step</source>
        <translation>Ergebnis eines früheren Schritts</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>Argument</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Why the last answer could not be used</source>
        <translation>Warum die letzte Antwort nicht zu gebrauchen war</translation>
    </message>
    <message>
        <source>Form of the answer</source>
        <translation>Form der Antwort</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Personality</source>
        <translation>Persönlichkeit</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>From outside: it informs, and instructs nobody.</source>
        <translation>Von außen: Es informiert und weist niemanden an.</translation>
    </message>
    <message>
        <source>The first %1 of %2 characters.</source>
        <translation>Die ersten %1 von %2 Zeichen.</translation>
    </message>
    <message>
        <source>Show more of it</source>
        <translation>Mehr davon zeigen</translation>
    </message>
    <message>
        <source>All of it stands in “As it was sent”.</source>
        <translation>Alles steht unter „Wie gesendet“.</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>Wird gelesen: %1 …</translation>
    </message>
    <message>
        <source>This can&apos;t be read: %1</source>
        <translation>Das kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Open its run</source>
        <translation>Seinen Lauf öffnen</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>After that</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>tried again from %1 on</source>
        <translation>noch einmal versucht ab %1</translation>
    </message>
    <message>
        <source>tried again</source>
        <translation>noch einmal versucht</translation>
    </message>
    <message>
        <source>Model asked</source>
        <translation>Gefragtes Modell</translation>
    </message>
    <message>
        <source>Meant at first</source>
        <translation>Zuerst gemeint</translation>
    </message>
    <message>
        <source>Model that answered</source>
        <translation>Modell, das antwortete</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>when · how long ago</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>at %1 nothing had come for %2</source>
        <translation>um %1 war seit %2 nichts gekommen</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>with %1, as %2, at the latest by %3</source>
        <translation>bei %1, als %2, spätestens bis %3</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>%1, for at most %2 tokens</source>
        <translation>%1, für höchstens %2 Token</translation>
    </message>
    <message>
        <source>asked in a batch, for less</source>
        <translation>in einem Stapel gefragt, für weniger</translation>
    </message>
    <message>
        <source>Counted here: what its provider reported was missing, or not believed.</source>
        <translation>Hier gezählt: Was der Anbieter meldete, fehlte oder war nicht zu glauben.</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>At the tier&apos;s price</source>
        <translation>Zum Preis der Stufe</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>%1 in · %2 out · %3 read from the cache · %4 written to it</source>
        <translation>%1 hinein · %2 heraus · %3 aus dem Zwischenspeicher gelesen · %4 hineingeschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of memory and library were shown</source>
        <translation>
            <numerusform>%n Stück aus Gedächtnis und Bibliothek wurde gezeigt</numerusform>
            <numerusform>%n Stücke aus Gedächtnis und Bibliothek wurden gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found as well, and left out for length</source>
        <translation>
            <numerusform>%n weiteres gefunden und der Länge wegen weggelassen</numerusform>
            <numerusform>%n weitere gefunden und der Länge wegen weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Erinnert</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Hash of the prompt</source>
        <translation>Hash des Prompts</translation>
    </message>
    <message>
        <source>Hash of the answer</source>
        <translation>Hash der Antwort</translation>
    </message>
    <message>
        <source>It asked for tools</source>
        <translation>Es verlangte Werkzeuge</translation>
    </message>
    <message>
        <source>what it asked for</source>
        <translation>was es verlangte</translation>
    </message>
    <message>
        <source>What it said</source>
        <translation>Was es sagte</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>die Antwort</translation>
    </message>
    <message>
        <source>As it was taken over</source>
        <translation>Wie sie übernommen wurde</translation>
    </message>
    <message>
        <source>Tools it had used</source>
        <translation>Werkzeuge, die es benutzen ließ</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>%1, took %2</source>
        <translation>%1, dauerte %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>read %1 · SHA-256</source>
        <translation>gelesen %1 · SHA-256</translation>
    </message>
    <message>
        <source>What it was given</source>
        <translation>Was es bekam</translation>
    </message>
    <message>
        <source>What it gave</source>
        <translation>Was es gab</translation>
    </message>
    <message>
        <source>Prompt, as it was sent</source>
        <translation>Prompt, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>No prompt was kept: nobody had been asked when it ended.</source>
        <translation>Es wurde kein Prompt aufgehoben: Als der Aufruf endete, war noch niemand gefragt.</translation>
    </message>
    <message>
        <source>It is kept when the call has ended.</source>
        <translation>Er wird aufgehoben, wenn der Aufruf zu Ende ist.</translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation>der Prompt</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>Temperatur %1</translation>
    </message>
    <message>
        <source>temperature: not sent</source>
        <translation>Temperatur: nicht gesendet</translation>
    </message>
    <message>
        <source>at most %1 tokens</source>
        <translation>höchstens %1 Token</translation>
    </message>
    <message>
        <source>%1 of them to think with</source>
        <translation>%1 davon zum Nachdenken</translation>
    </message>
    <message>
        <source>no tools</source>
        <translation>keine Werkzeuge</translation>
    </message>
    <message>
        <source>tools: %1</source>
        <translation>Werkzeuge: %1</translation>
    </message>
    <message>
        <source>Not all of it fitted</source>
        <translation>Nicht alles passte hinein</translation>
    </message>
    <message>
        <source>Not all of it was read</source>
        <translation>Nicht alles wurde gelesen</translation>
    </message>
    <message>
        <source>Prompts: %1</source>
        <translation>Anweisungen: %1</translation>
    </message>
    <message>
        <source>%1 (version %2)</source>
        <comment>a prompt of the program</comment>
        <translation>%1 (Version %2)</translation>
    </message>
    <message>
        <source>The stable part: the same from call to call, so that providers can cache it</source>
        <translation>Der feste Teil: von Aufruf zu Aufruf derselbe, damit Anbieter ihn zwischenspeichern können</translation>
    </message>
    <message>
        <source>the stable part</source>
        <translation>der feste Teil</translation>
    </message>
    <message>
        <source>What is asked now</source>
        <translation>Was jetzt gefragt wird</translation>
    </message>
    <message>
        <source>What it had asked for before, and was given</source>
        <translation>Was es vorher verlangt und bekommen hatte</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>verlangt</translation>
    </message>
    <message>
        <source>gave</source>
        <translation>gab</translation>
    </message>
    <message>
        <source>Nothing was asked, and nothing is paid: an earlier call had asked the same, and its answer was given again.</source>
        <translation>Es wurde nichts gefragt, und nichts wird bezahlt: Ein früherer Aufruf hatte dasselbe gefragt, und seine Antwort wurde wiederverwendet.</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Open that call</source>
        <translation>Jenen Aufruf öffnen</translation>
    </message>
    <message>
        <source>Model of both</source>
        <translation>Modell beider</translation>
    </message>
    <message>
        <source>Prompt, as the earlier call sent it</source>
        <translation>Prompt, wie ihn der frühere Aufruf sandte</translation>
    </message>
    <message>
        <source>a picture was drawn in its place</source>
        <translation>an seiner Stelle wurde ein Bild gezeichnet</translation>
    </message>
</context>
<context>
    <name>qd::ui::CallText</name>
    <message>
        <source>As it was sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>Find in this call</source>
        <translation>In diesem Aufruf suchen</translation>
    </message>
    <message>
        <source>Find in this call; Enter goes on, Shift+Enter back</source>
        <translation>In diesem Aufruf suchen; Eingabe weiter, Umschalt+Eingabe zurück</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Der Aufruf</translation>
    </message>
    <message>
        <source>The call as it was sent</source>
        <translation>Der Aufruf, wie er gesendet wurde</translation>
    </message>
    <message>
        <source>The prompt letter by letter, with nothing read into it</source>
        <translation>Der Prompt Buchstabe für Buchstabe, ohne dass etwas hineingelesen wird</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::CallWords</name>
    <message>
        <source>under way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>lies with its provider</source>
        <translation>liegt beim Anbieter</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>asked for tools</source>
        <translation>verlangte Werkzeuge</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>part %1</source>
        <translation>Teil %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>would have cost %1</source>
        <translation>hätte %1 gekostet</translation>
    </message>
    <message>
        <source>answered as before</source>
        <translation>beantwortet wie zuvor</translation>
    </message>
</context>
<context>
    <name>qd::ui::CallsModel</name>
    <message>
        <source>%1 · %2</source>
        <comment>tokens in · out</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Tokens in · out</source>
        <translation>Token hinein · heraus</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Would have cost</source>
        <translation>Hätte gekostet</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
</context>
<context>
    <name>qd::ui::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>One call</source>
        <translation>Ein Aufruf</translation>
    </message>
    <message>
        <source>Calls of models</source>
        <translation>Aufrufe von Modellen</translation>
    </message>
    <message>
        <source>Calls, with what came of each</source>
        <translation>Aufrufe, und was aus jedem wurde</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find words in this call (Ctrl+F)</source>
        <translation>Wörter in diesem Aufruf suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Reading the record …</source>
        <translation>Die Aufzeichnung wird gelesen …</translation>
    </message>
    <message>
        <source>No model was asked here.</source>
        <translation>Hier wurde kein Modell gefragt.</translation>
    </message>
    <message>
        <source>A skill, or what nobody has begun yet, makes no call.</source>
        <translation>Eine Fertigkeit, oder was noch niemand begonnen hat, macht keinen Aufruf.</translation>
    </message>
    <message>
        <source>Calls of %1 · %2</source>
        <translation>Aufrufe von %1 · %2</translation>
    </message>
    <message>
        <source>Calls for “%1” · %2</source>
        <translation>Aufrufe für „%1“ · %2</translation>
    </message>
    <message>
        <source>Calls of the run · %1</source>
        <translation>Aufrufe des Laufs · %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more …</source>
        <translation>
            <numerusform>%n weiterer …</numerusform>
            <numerusform>%n weitere …</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls can&apos;t be read: %1</source>
        <translation>Aufrufe können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>qd::ui::CampaignsPanel</name>
    <message>
        <source>Spent outside, by campaign</source>
        <translation>Außen ausgegeben, nach Kampagne</translation>
    </message>
    <message>
        <source>%1 · watched by %2</source>
        <comment>campaign, agent</comment>
        <translation>%1 · beobachtet von %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>channel, spent, limit</comment>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>planned %1</source>
        <translation>geplant %1</translation>
    </message>
    <message>
        <source>Spent %1</source>
        <translation>Ausgegeben %1</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>channel, limit before, after</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>new money</source>
        <translation>neues Geld</translation>
    </message>
    <message>
        <source>%1 ended %2 early. %3</source>
        <comment>who, channel, why</comment>
        <translation>%1 beendete %2 vorzeitig. %3</translation>
    </message>
    <message>
        <source>%1 moved %2: %3; %4. %5</source>
        <comment>who, amount, to, from, why</comment>
        <translation>%1 verschob %2: %3; %4. %5</translation>
    </message>
</context>
<context>
    <name>qd::ui::CeilingForm</name>
    <message>
        <source>%1, account %2</source>
        <translation>%1, Konto %2</translation>
    </message>
    <message>
        <source>Nothing goes out but through these</source>
        <translation>Nichts geht hinaus außer über diese</translation>
    </message>
    <message>
        <source>No ceiling</source>
        <translation>Keine Obergrenze</translation>
    </message>
    <message>
        <source>%1, at most</source>
        <comment>a level</comment>
        <translation>%1, höchstens</translation>
    </message>
    <message>
        <source>Any action</source>
        <translation>Jede Handlung</translation>
    </message>
    <message>
        <source>What cannot be undone</source>
        <translation>Was nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>What was made from a stranger&apos;s text</source>
        <translation>Was aus dem Text Fremder gemacht wurde</translation>
    </message>
    <message>
        <source>You are asked above</source>
        <translation>Sie werden gefragt ab mehr als</translation>
    </message>
    <message>
        <source>You are asked above so many people</source>
        <translation>Sie werden gefragt ab mehr Menschen als</translation>
    </message>
    <message>
        <source>whatever it costs; or dollars, as 50</source>
        <translation>was immer es kostet; oder Dollar, etwa 50</translation>
    </message>
    <message>
        <source>however many; or a number, as 1000</source>
        <translation>wie viele auch immer; oder eine Zahl, etwa 1000</translation>
    </message>
    <message>
        <source>Accounts that alone may be used</source>
        <translation>Konten, die allein benutzt werden dürfen</translation>
    </message>
    <message>
        <source>your ceilings</source>
        <translation>Ihre Obergrenzen</translation>
    </message>
    <message>
        <source>How many people is a number, as 1000.</source>
        <translation>Wie viele Menschen ist eine Zahl, etwa 1000.</translation>
    </message>
</context>
<context>
    <name>qd::ui::ChangeWords</name>
    <message>
        <source>It had a yes that does not count any more: %1</source>
        <translation>Es hatte ein Ja, das nicht mehr zählt: %1</translation>
    </message>
    <message>
        <source>The price was %1 and is %2.</source>
        <translation>Der Preis war %1 und ist %2.</translation>
    </message>
    <message>
        <source>The time in which it could leave is over.</source>
        <translation>Die Zeit, in der es hinausgehen konnte, ist vorbei.</translation>
    </message>
    <message>
        <source>Your rules do not let it any more: %1</source>
        <translation>Ihre Regeln lassen es nicht mehr zu: %1</translation>
    </message>
    <message>
        <source>Somebody whom you kept was erased since you were asked, and it holds personal data: look whether it is theirs.</source>
        <translation>Seit Sie gefragt wurden, wurde jemand gelöscht, dessen Daten hier geführt wurden, und dies enthält persönliche Daten: Sehen Sie nach, ob es die dieser Person sind.</translation>
    </message>
    <message>
        <source>It would not be taken any more: %1</source>
        <translation>Es würde nicht mehr angenommen: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::ConsentForm</name>
    <message>
        <source>What they said</source>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>To being reached by</source>
        <translation>Dazu, erreicht zu werden per</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>How that is known</source>
        <translation>Woher das bekannt ist</translation>
    </message>
    <message>
        <source>They agreed</source>
        <translation>Zugestimmt</translation>
    </message>
    <message>
        <source>They said no, or take it back</source>
        <translation>Abgelehnt oder widerrufen</translation>
    </message>
    <message>
        <source>a form, a mail, their own word: it stands on record</source>
        <translation>ein Formular, eine Mail, das eigene Wort: Es wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Festhalten</translation>
    </message>
    <message>
        <source>Put on record what they said</source>
        <translation>Aufzeichnen, was gesagt wurde</translation>
    </message>
    <message>
        <source>Note nothing</source>
        <translation>Nichts festhalten</translation>
    </message>
    <message>
        <source>anything; or newsletter, for one</source>
        <translation>alles; oder etwa newsletter</translation>
    </message>
    <message>
        <source>It stands on record from now on; what they say later takes its place. Names, addresses and numbers are left out of it.</source>
        <translation>Es wird aufgezeichnet; was später gesagt wird, tritt an seine Stelle. Namen, Adressen und Nummern werden darin ausgelassen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::ConsentPick</name>
    <message>
        <source>e-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>What they say to: %1</source>
        <translation>Was gesagt wird zu: %1</translation>
    </message>
    <message>
        <source>They said nothing</source>
        <translation>Nichts gesagt</translation>
    </message>
    <message>
        <source>They agreed</source>
        <translation>Zugestimmt</translation>
    </message>
    <message>
        <source>They said no</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>For what, by %1</source>
        <translation>Wofür, per %1</translation>
    </message>
    <message>
        <source>for anything; or newsletter, offers</source>
        <translation>für alles; oder newsletter, offers</translation>
    </message>
</context>
<context>
    <name>qd::ui::CostChart</name>
    <message>
        <source>d MMM</source>
        <extracomment>day of a month on the axis of a chart; the second form names the month too</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d </source>
        <translation>d. </translation>
    </message>
    <message>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Cost per day</source>
        <translation>Kosten pro Tag</translation>
    </message>
    <message>
        <source>A day to come, likely</source>
        <translation>Ein Tag, der noch kommt, wahrscheinlich</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>who, day: amount</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>qd::ui::CostsModel</name>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>Token hinein</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>Token heraus</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Zwischengespeichert</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Would have cost</source>
        <translation>Hätte gekostet</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
</context>
<context>
    <name>qd::ui::CostsPage</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Adding it up …</source>
        <translation>Wird zusammengezählt …</translation>
    </message>
    <message>
        <source>Spending</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Dearest calls</source>
        <translation>Teuerste Aufrufe</translation>
    </message>
    <message>
        <source>Per day</source>
        <translation>Pro Tag</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Would have cost</source>
        <translation>Hätte gekostet</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>Where it went</source>
        <translation>Wohin es ging</translation>
    </message>
    <message>
        <source>Export CSV …</source>
        <translation>Als CSV ausgeben …</translation>
    </message>
    <message>
        <source>Costs by key</source>
        <translation>Kosten nach Schlüssel</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>no budget is set</source>
        <translation>kein Budget gesetzt</translation>
    </message>
    <message>
        <source>billed, %1 · would have cost %2 (Rehearsal)</source>
        <translation>berechnet, %1 · hätte %2 gekostet (Probe)</translation>
    </message>
    <message>
        <source>%1 reserved</source>
        <translation>%1 zurückgelegt</translation>
    </message>
    <message>
        <source>outside %1</source>
        <translation>außen %1</translation>
    </message>
    <message>
        <source>Billed %1</source>
        <translation>Berechnet %1</translation>
    </message>
    <message>
        <source>Would have cost %1</source>
        <translation>Hätte %1 gekostet</translation>
    </message>
    <message>
        <source>Reserved %1</source>
        <translation>Zurückgelegt %1</translation>
    </message>
    <message>
        <source>month&apos;s end %1</source>
        <translation>Monatsende %1</translation>
    </message>
    <message>
        <source>Nothing was spent in these days.</source>
        <translation>In diesen Tagen wurde nichts ausgegeben.</translation>
    </message>
    <message>
        <source>Every call of a model is priced and counted here, also what it would have cost in rehearsal.</source>
        <translation>Jeder Aufruf eines Modells wird hier bepreist und gezählt, auch was er in der Probe gekostet hätte.</translation>
    </message>
    <message>
        <source>would have cost %1</source>
        <translation>hätten %1 gekostet</translation>
    </message>
    <message>
        <source>Rehearsal: %1 · %2 on the configured tiers. The bars show what was not billed.</source>
        <translation>Probe: %1 · auf den eingestellten Stufen %2. Die Balken zeigen, was nicht berechnet wurde.</translation>
    </message>
    <message>
        <source>%1 in these days.</source>
        <translation>%1 in diesen Tagen.</translation>
    </message>
    <message>
        <source>%1 in these days; at list prices it %2.</source>
        <translation>%1 in diesen Tagen; zu Listenpreisen %2.</translation>
    </message>
    <message>
        <source>Rehearsal: %1, so there are no bars. The same tokens %2 on the configured tiers.</source>
        <translation>Probe: %1, darum gibt es keine Balken. Dieselben Token %2 auf den eingestellten Stufen.</translation>
    </message>
    <message>
        <source>The figures at the top count what is spent as it is spent, also for sample work that was cleared since.</source>
        <translation>Die Zahlen oben zählen, was ausgegeben wird, wenn es ausgegeben wird, auch für Beispielarbeit, die seither weggeräumt wurde.</translation>
    </message>
    <message>
        <source>Costs can&apos;t be read: %1</source>
        <translation>Kosten können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Export costs</source>
        <translation>Kosten ausgeben</translation>
    </message>
    <message>
        <source>Comma-separated text (*.csv)</source>
        <translation>Text mit Kommas (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::DearestCalls</name>
    <message>
        <source>Dearest calls</source>
        <translation>Teuerste Aufrufe</translation>
    </message>
    <message>
        <source>Dearest calls; Enter opens one</source>
        <translation>Teuerste Aufrufe; Eingabe öffnet einen</translation>
    </message>
    <message>
        <source>Reading the record …</source>
        <translation>Die Aufzeichnung wird gelesen …</translation>
    </message>
    <message>
        <source>Calls can&apos;t be read: %1</source>
        <translation>Aufrufe können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No call was billed in these days.</source>
        <translation>In diesen Tagen wurde kein Aufruf berechnet.</translation>
    </message>
    <message>
        <source>No model was asked in these days.</source>
        <translation>In diesen Tagen wurde kein Modell gefragt.</translation>
    </message>
</context>
<context>
    <name>qd::ui::DecisionBar</name>
    <message>
        <source>Expired at %1, so it can&apos;t be decided any more.</source>
        <translation>Abgelaufen um %1, darum kann es nicht mehr entschieden werden.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit and approve</source>
        <translation>Bearbeiten und zustimmen</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Ask for changes</source>
        <translation>Änderungen verlangen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Delegieren</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>More ways to decide</source>
        <translation>Weitere Wege zu entscheiden</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>Den Lauf beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>There is no text behind this that could be edited.</source>
        <translation>Dahinter steht kein Text, der bearbeitet werden könnte.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Approved. Leaves in %1.</source>
        <translation>Zugestimmt. Geht in %1 hinaus.</translation>
    </message>
    <message>
        <source>Approved. Leaving now.</source>
        <translation>Zugestimmt. Geht jetzt hinaus.</translation>
    </message>
    <message>
        <source>Why is it rejected?</source>
        <translation>Warum wird es abgelehnt?</translation>
    </message>
    <message>
        <source>A reason, so that the department learns from it</source>
        <translation>Ein Grund, damit die Abteilung daraus lernt</translation>
    </message>
    <message>
        <source>Off brand</source>
        <translation>Passt nicht zur Marke</translation>
    </message>
    <message>
        <source>Not accurate</source>
        <translation>Nicht richtig</translation>
    </message>
    <message>
        <source>Wrong moment</source>
        <translation>Falscher Zeitpunkt</translation>
    </message>
    <message>
        <source>Wrong audience</source>
        <translation>Falsches Publikum</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht nötig</translation>
    </message>
    <message>
        <source>What should change?</source>
        <translation>Was soll sich ändern?</translation>
    </message>
    <message>
        <source>A sentence or two; the agent begins at once</source>
        <translation>Ein, zwei Sätze; der Agent beginnt sofort</translation>
    </message>
    <message>
        <source>Make it shorter</source>
        <translation>Kürzer fassen</translation>
    </message>
    <message>
        <source>Stronger opening</source>
        <translation>Stärkerer Anfang</translation>
    </message>
    <message>
        <source>Name the sources</source>
        <translation>Quellen nennen</translation>
    </message>
    <message>
        <source>Plainer words</source>
        <translation>Einfachere Wörter</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>Why not; may stay empty</source>
        <translation>Warum nicht; darf leer bleiben</translation>
    </message>
    <message>
        <source>Say no</source>
        <translation>Nein sagen</translation>
    </message>
    <message>
        <source>Which way?</source>
        <translation>Welcher Weg?</translation>
    </message>
    <message>
        <source>One of these; add a reason behind a colon</source>
        <translation>Einer von diesen; ein Grund steht hinter einem Doppelpunkt</translation>
    </message>
    <message>
        <source>Do this</source>
        <translation>Das tun</translation>
    </message>
    <message>
        <source>Yes: anything they should know?</source>
        <translation>Ja: Gibt es noch etwas zu wissen?</translation>
    </message>
    <message>
        <source>Carry on: anything they should know?</source>
        <translation>Weitermachen: Gibt es noch etwas zu wissen?</translation>
    </message>
    <message>
        <source>End the run: a word for the record?</source>
        <translation>Den Lauf beenden: ein Wort für die Aufzeichnung?</translation>
    </message>
    <message>
        <source>No: a word for the record?</source>
        <translation>Nein: ein Wort für die Aufzeichnung?</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Darf leer bleiben</translation>
    </message>
    <message>
        <source>Begin with one of the ways that stand there; your reason comes behind a colon.</source>
        <translation>Beginnen Sie mit einem der Wege, die dort stehen; Ihr Grund kommt hinter einen Doppelpunkt.</translation>
    </message>
    <message>
        <source>Let decide</source>
        <translation>Entscheiden lassen</translation>
    </message>
    <message>
        <source>Nobody else may: each asks for it, wrote it, or lacks the rank or the authority</source>
        <translation>Niemand sonst darf: Jeder fragt selbst danach, hat es geschrieben, oder ihm fehlt Rang oder Befugnis</translation>
    </message>
    <message>
        <source>Ask for changes	C</source>
        <translation>Änderungen verlangen	C</translation>
    </message>
    <message>
        <source>Delegate	D</source>
        <translation>Delegieren	D</translation>
    </message>
    <message>
        <source>Later	S</source>
        <translation>Später	S</translation>
    </message>
    <message>
        <source>It cannot be approved as it was. %1</source>
        <translation>So, wie es war, kann dem nicht zugestimmt werden. %1</translation>
    </message>
    <message numerus="yes">
        <source>Why are these %n items rejected?</source>
        <translation>
            <numerusform>Warum wird dieser Eintrag abgelehnt?</numerusform>
            <numerusform>Warum werden diese %n Einträge abgelehnt?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What should change in these %n items?</source>
        <translation>
            <numerusform>Was soll sich an diesem Eintrag ändern?</numerusform>
            <numerusform>Was soll sich an diesen %n Einträgen ändern?</numerusform>
        </translation>
    </message>
    <message>
        <source>Approved; %1.</source>
        <comment>why it has not gone</comment>
        <translation>Zugestimmt; %1.</translation>
    </message>
    <message>
        <source>On their own machine</source>
        <translation>Am eigenen Rechner</translation>
    </message>
    <message>
        <source>%1: copy the command that writes it for them</source>
        <translation>%1: den Befehl kopieren, der es dafür schreibt</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::DecisionFacts</name>
    <message>
        <source>What else was weighed</source>
        <translation>Was sonst erwogen wurde</translation>
    </message>
    <message>
        <source>Nothing else was put forward.</source>
        <translation>Nichts anderes wurde vorgebracht.</translation>
    </message>
    <message>
        <source>Put forward by %1</source>
        <translation>Vorgebracht von %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who: why</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Turned down: %1</source>
        <translation>Verworfen: %1</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Was folgt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who: what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>what it is · reference</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>What it rests on</source>
        <translation>Worauf es beruht</translation>
    </message>
    <message>
        <source>No evidence was named.</source>
        <translation>Es wurde kein Beleg genannt.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>when · how long ago</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>No reason was written down.</source>
        <translation>Es wurde kein Grund aufgeschrieben.</translation>
    </message>
    <message>
        <source>Circumstances</source>
        <translation>Umstände</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Confidence, as stated</source>
        <translation>Zuversicht, wie angegeben</translation>
    </message>
    <message>
        <source>Cost of reaching it</source>
        <translation>Was es gekostet hat</translation>
    </message>
    <message>
        <source>Would have cost</source>
        <translation>Hätte gekostet</translation>
    </message>
    <message>
        <source>Rehearsal: made by the rehearsal model.</source>
        <translation>Probe: vom Probenmodell gemacht.</translation>
    </message>
    <message>
        <source>The conversation</source>
        <translation>Das Gespräch</translation>
    </message>
    <message>
        <source>Show the messages of this run</source>
        <translation>Die Nachrichten dieses Laufs zeigen</translation>
    </message>
</context>
<context>
    <name>qd::ui::DecisionsPage</name>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Decisions, newest first</source>
        <translation>Entscheidungen, neueste zuerst</translation>
    </message>
    <message>
        <source>As it was …</source>
        <translation>Wie es war …</translation>
    </message>
    <message>
        <source>A slider over the whole record: every page shows that moment (Ctrl+T)</source>
        <translation>Ein Schieber über die ganze Aufzeichnung: Jede Seite zeigt den Augenblick (Strg+T)</translation>
    </message>
    <message>
        <source>The decision in full</source>
        <translation>Die ganze Entscheidung</translation>
    </message>
    <message>
        <source>Search decisions</source>
        <translation>Entscheidungen durchsuchen</translation>
    </message>
    <message>
        <source>Words in decisions, reasons, alternatives and evidence</source>
        <translation>Wörter in Entscheidungen, Gründen, Alternativen und Belegen</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>Wer entschieden hat</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Kind of decision</source>
        <translation>Art der Entscheidung</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Run: %1</source>
        <translation>Lauf: %1</translation>
    </message>
    <message>
        <source>Decisions · %1</source>
        <translation>Entscheidungen · %1</translation>
    </message>
    <message>
        <source>Decisions can&apos;t be read: %1</source>
        <translation>Entscheidungen können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Reading the record …</source>
        <translation>Die Aufzeichnung wird gelesen …</translation>
    </message>
    <message>
        <source>No decision passes these filters.</source>
        <translation>Keine Entscheidung passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Fewer words find more.</source>
        <translation>Weniger Wörter finden mehr.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Nothing has been decided yet.</source>
        <translation>Noch ist nichts entschieden.</translation>
    </message>
    <message>
        <source>Every significant decision is kept here with its reasons, from the first brief on.</source>
        <translation>Jede wichtige Entscheidung steht hier mit ihren Gründen, vom ersten Auftrag an.</translation>
    </message>
    <message>
        <source>Look into the call behind it</source>
        <translation>In den Aufruf dahinter sehen</translation>
    </message>
    <message>
        <source>Try this differently …</source>
        <translation>Anders versuchen …</translation>
    </message>
    <message>
        <source>One decision</source>
        <translation>Eine Entscheidung</translation>
    </message>
    <message>
        <source>Select a decision to see what was decided, why, and what else was weighed.</source>
        <translation>Wählen Sie eine Entscheidung, um zu sehen, was entschieden wurde, warum, und was sonst erwogen wurde.</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>What is listed, with everything that it rests on, as one file to be read anywhere: HTML or PDF</source>
        <translation>Was hier steht, mit allem, worauf es beruht, als eine Datei, die überall lesbar ist: HTML oder PDF</translation>
    </message>
    <message>
        <source>Export decisions</source>
        <translation>Entscheidungen exportieren</translation>
    </message>
    <message>
        <source>Page to search in (*.html);;Paper (*.pdf)</source>
        <translation>Seite zum Suchen (*.html);;Papier (*.pdf)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Gespeichert in %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::DeputiesPanel</name>
    <message>
        <source>Who may decide in your place</source>
        <translation>Wer an Ihrer Stelle entscheiden darf</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add somebody who decides in your place</source>
        <translation>Jemanden hinzufügen, der an Ihrer Stelle entscheidet</translation>
    </message>
    <message>
        <source>They look through what waits on a machine of their own, without a network if need be, and what they sign there counts here. On their machine, “quarterdeck deputies key” prints the key that is entered here; here, “quarterdeck inbox export” writes what waits, and “quarterdeck inbox take” takes their answers.</source>
        <translation>Wer hier steht, sieht an einem eigenen Rechner durch, was wartet, wenn nötig ohne Netz, und was dort unterschrieben wird, zählt hier. Dort zeigt „quarterdeck deputies key“ den Schlüssel, der hier einzutragen ist; hier schreibt „quarterdeck inbox export“, was wartet, und „quarterdeck inbox take“ nimmt die Antworten an.</translation>
    </message>
    <message>
        <source>Nobody decides in your place.</source>
        <translation>Niemand entscheidet an Ihrer Stelle.</translation>
    </message>
    <message>
        <source>It can be another person while you are away, or you on another machine.</source>
        <translation>Das kann jemand anderes sein, solange Sie fort sind, oder Sie selbst an einem anderen Rechner.</translation>
    </message>
    <message>
        <source>Add somebody …</source>
        <translation>Jemanden hinzufügen …</translation>
    </message>
</context>
<context>
    <name>qd::ui::DeputyForm</name>
    <message>
        <source>That is me, on another machine</source>
        <translation>Das bin ich, an einem anderen Rechner</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Have them decide in your place</source>
        <translation>An Ihrer Stelle entscheiden lassen</translation>
    </message>
    <message>
        <source>Add nobody</source>
        <translation>Niemanden hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Only these kinds</source>
        <translation>Nur diese Arten</translation>
    </message>
    <message>
        <source>Up to, each</source>
        <translation>Bis je</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>64 letters and digits</source>
        <translation>64 Buchstaben und Ziffern</translation>
    </message>
    <message>
        <source>whatever it costs; or dollars, as 50</source>
        <translation>gleich, was es kostet; oder Dollar, wie 50</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>Ohne Ende</translation>
    </message>
    <message>
        <source>One day from now</source>
        <translation>Einen Tag ab jetzt</translation>
    </message>
    <message>
        <source>One week from now</source>
        <translation>Eine Woche ab jetzt</translation>
    </message>
    <message>
        <source>Two weeks from now</source>
        <translation>Zwei Wochen ab jetzt</translation>
    </message>
    <message>
        <source>30 days from now</source>
        <translation>30 Tage ab jetzt</translation>
    </message>
    <message>
        <source>A key has 64 letters and digits: 0 to 9 and a to f.</source>
        <translation>Ein Schlüssel hat 64 Buchstaben und Ziffern: 0 bis 9 und a bis f.</translation>
    </message>
</context>
<context>
    <name>qd::ui::DeputyRow</name>
    <message>
        <source>All kinds of action</source>
        <translation>Alle Arten von Handlungen</translation>
    </message>
    <message>
        <source>up to %1 each</source>
        <translation>bis je %1</translation>
    </message>
    <message>
        <source>whatever it costs</source>
        <translation>gleich, was es kostet</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>without an end</source>
        <translation>ohne Ende</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Their time is over</source>
        <translation>Die Zeit ist um</translation>
    </message>
    <message>
        <source>You, on another machine</source>
        <translation>Sie, an einem anderen Rechner</translation>
    </message>
    <message>
        <source>Decides in your place</source>
        <translation>Entscheidet an Ihrer Stelle</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>What they sign does not count any more; what they decided stays decided</source>
        <translation>Was dort unterschrieben wird, zählt nicht mehr; was entschieden ist, bleibt entschieden</translation>
    </message>
</context>
<context>
    <name>qd::ui::Dossier</name>
    <message>
        <source>Outside of any run</source>
        <translation>Außerhalb eines Laufs</translation>
    </message>
    <message>
        <source>What left the house, and why it might</source>
        <translation>Was das Haus verließ und warum es durfte</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n decision(s) · as it was on %2</source>
        <comment>organisation · how many · when</comment>
        <translation>
            <numerusform>%1 · %n Entscheidung · Stand %2</numerusform>
            <numerusform>%1 · %n Entscheidungen · Stand %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Some of it is rehearsal: made by the rehearsal model, to try things out.</source>
        <translation>Ein Teil davon ist Probe: vom Probemodell gemacht, zum Ausprobieren.</translation>
    </message>
    <message>
        <source>Search these decisions</source>
        <translation>In diesen Entscheidungen suchen</translation>
    </message>
    <message>
        <source>%1: </source>
        <comment>a name, before its value</comment>
        <translation>%1: </translation>
    </message>
    <message>
        <source>A picture that can&apos;t be read: %1</source>
        <translation>Ein Bild, das nicht lesbar ist: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a page of so many</comment>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::DossierReading</name>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>when · who · what kind</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>This can&apos;t be read: %1</source>
        <translation>Das ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>A picture; it stands below.</source>
        <translation>Ein Bild; es steht unten.</translation>
    </message>
    <message>
        <source>The record has no such message.</source>
        <translation>Die Aufzeichnung hat keine solche Nachricht.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n Entscheidung</numerusform>
            <numerusform>%n Entscheidungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::DraftEditor</name>
    <message>
        <source>Approve edits</source>
        <translation>Bearbeitung zustimmen</translation>
    </message>
    <message>
        <source>Ctrl ↵</source>
        <translation>Strg ↵</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Text of the item, in Markdown</source>
        <translation>Text des Eintrags, in Markdown</translation>
    </message>
    <message numerus="yes">
        <source>%1 word(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%1 Wort</numerusform>
            <numerusform>%1 Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing changed yet</source>
        <translation>noch nichts geändert</translation>
    </message>
</context>
<context>
    <name>qd::ui::FieldForm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>qd::ui::FirstRunStrip</name>
    <message>
        <source>Clear sample work</source>
        <translation>Beispielarbeit wegräumen</translation>
    </message>
    <message>
        <source>Don&apos;t show this again</source>
        <translation>Nicht mehr zeigen</translation>
    </message>
    <message>
        <source>Close this note</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Takes sample runs out of sight; the record keeps them</source>
        <translation>Nimmt Beispielläufe aus den Augen; die Aufzeichnung behält sie</translation>
    </message>
    <message>
        <source>Connect a model …</source>
        <translation>Ein Modell verbinden …</translation>
    </message>
    <message>
        <source>This is a rehearsal on a sample brand: a built-in model plays every part, nothing is billed, and what it writes stays in a folder. Connect a model to make it real.</source>
        <translation>Das ist eine Probe mit einer Beispielmarke: Ein eingebautes Modell spielt jede Rolle, nichts wird berechnet, und was es schreibt, bleibt in einem Ordner. Verbinden Sie ein Modell, damit es echt wird.</translation>
    </message>
    <message>
        <source>Keys, providers, and whom agents ask, in the settings</source>
        <translation>Schlüssel, Anbieter und wen Agenten fragen, in den Einstellungen</translation>
    </message>
</context>
<context>
    <name>qd::ui::HabitWords</name>
    <message>
        <source>%1 has spent %2 today, usually %3.</source>
        <translation>%1 hat heute %2 ausgegeben, sonst %3.</translation>
    </message>
    <message>
        <source>%1 of the turns of %2 have failed today, usually %3.</source>
        <translation>%1 der Arbeitsgänge von %2 sind heute fehlgeschlagen, sonst %3.</translation>
    </message>
    <message>
        <source>Models take %1 s to answer %2 today, usually %3 s.</source>
        <translation>Modelle brauchen heute %1 s, um %2 zu antworten, sonst %3 s.</translation>
    </message>
</context>
<context>
    <name>qd::ui::HookDoorPart</name>
    <message>
        <source>They come in at %1, and from the folder %2, while a window or a server is at work. A relay or a proxy outside hands them on to there.</source>
        <translation>Sie kommen bei %1 und aus dem Ordner %2 herein, solange ein Fenster oder ein Server arbeitet. Ein Relais oder ein Proxy draußen reicht sie dorthin weiter.</translation>
    </message>
    <message>
        <source>They come in at %1, while a window or a server is at work. A relay or a proxy outside hands them on to there.</source>
        <translation>Sie kommen bei %1 herein, solange ein Fenster oder ein Server arbeitet. Ein Relais oder ein Proxy draußen reicht sie dorthin weiter.</translation>
    </message>
    <message>
        <source>There is no way in: it neither listens nor looks into a folder.</source>
        <translation>Es gibt keinen Weg herein: Weder wird gelauscht noch in einem Ordner nachgesehen.</translation>
    </message>
    <message>
        <source>They come in from the folder %1, where a relay leaves them, while a window or a server is at work.</source>
        <translation>Sie kommen aus dem Ordner %1 herein, in dem ein Relais sie ablegt, solange ein Fenster oder ein Server arbeitet.</translation>
    </message>
    <message>
        <source>%1 taken, %2 refused for their signature or time, %3 that were none, %4 put off until later.</source>
        <comment>webhooks, each</comment>
        <translation>%1 angenommen, %2 wegen Unterschrift oder Zeit abgelehnt, %3 waren keine, %4 auf später verschoben.</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change where webhooks come in</source>
        <translation>Ändern, wo Webhooks hereinkommen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Webhooks are taken within seconds.</source>
        <translation>Webhooks werden binnen Sekunden angenommen.</translation>
    </message>
    <message>
        <source>No webhook is taken any more.</source>
        <translation>Es wird kein Webhook mehr angenommen.</translation>
    </message>
    <message>
        <source>The way in</source>
        <translation>Der Weg herein</translation>
    </message>
    <message>
        <source>Since whoever is at work began</source>
        <translation>Seit der angefangen hat, der gerade arbeitet</translation>
    </message>
    <message>
        <source>Address of this machine</source>
        <translation>Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Folder of a relay</source>
        <translation>Ordner eines Relais</translation>
    </message>
    <message>
        <source>127.0.0.1; empty: it does not listen</source>
        <translation>127.0.0.1; leer: Es wird nicht gelauscht</translation>
    </message>
    <message>
        <source>an absolute path; empty: none</source>
        <translation>ein absoluter Pfad; leer: keiner</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Shut</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Take no webhooks any more</source>
        <translation>Keine Webhooks mehr annehmen</translation>
    </message>
    <message>
        <source>Take webhooks</source>
        <translation>Webhooks annehmen</translation>
    </message>
    <message>
        <source>No webhook is taken: what others say of what was sent is not heard.</source>
        <translation>Es wird kein Webhook angenommen: Was andere über das Gesendete sagen, wird nicht gehört.</translation>
    </message>
    <message>
        <source>Saved. Whoever is at work follows within seconds.</source>
        <translation>Gespeichert. Wer gerade arbeitet, richtet sich binnen Sekunden danach.</translation>
    </message>
</context>
<context>
    <name>qd::ui::HookForm</name>
    <message>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Take webhooks of this sender</source>
        <translation>Webhooks dieses Absenders annehmen</translation>
    </message>
    <message>
        <source>Add no sender</source>
        <translation>Keinen Absender hinzufügen</translation>
    </message>
    <message>
        <source>Signs and speaks as</source>
        <translation>Unterschreibt und spricht wie</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Speaks about</source>
        <translation>Spricht über</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>Öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Address that it sends to</source>
        <translation>Adresse, an die er sendet</translation>
    </message>
    <message>
        <source>It stands in the address that it sends to: /in/id</source>
        <translation>Sie steht in der Adresse, an die er sendet: /in/kennung</translation>
    </message>
    <message>
        <source>The way out whose messages it tells of</source>
        <translation>Der Weg hinaus, von dessen Nachrichten er erzählt</translation>
    </message>
    <message>
        <source>As its settings have it: it signs that as well</source>
        <translation>Wie sie in seinen Einstellungen steht: Er unterschreibt sie mit</translation>
    </message>
    <message>
        <source>the verification key that its settings show</source>
        <translation>der Prüfschlüssel, den seine Einstellungen zeigen</translation>
    </message>
    <message>
        <source>whpk_…; empty: it signs with a secret</source>
        <translation>whpk_…; leer: Er unterschreibt mit einem Geheimnis</translation>
    </message>
    <message>
        <source>What is not signed with that key is refused. None allows anything.</source>
        <translation>Was nicht mit diesem Schlüssel unterschrieben ist, wird abgelehnt. Keiner erlaubt etwas.</translation>
    </message>
    <message>
        <source>What is not signed is refused. Its secret is asked for once it stands in the list. None allows anything.</source>
        <translation>Was nicht unterschrieben ist, wird abgelehnt. Nach dem Geheimnis wird gefragt, sobald er in der Liste steht. Keiner erlaubt etwas.</translation>
    </message>
    <message>
        <source>the one of the same id</source>
        <translation>den mit derselben Kennung</translation>
    </message>
</context>
<context>
    <name>qd::ui::HookRow</name>
    <message>
        <source>Test …</source>
        <translation>Testen …</translation>
    </message>
    <message>
        <source>Test %1 with a request in a file</source>
        <translation>%1 mit einer Anfrage aus einer Datei testen</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>What comes from it is not taken any more. What came stays on record.</source>
        <translation>Was von dort kommt, wird nicht mehr angenommen. Was kam, bleibt in der Aufzeichnung.</translation>
    </message>
    <message>
        <source>Reads one request as it came, from a file; nothing goes on record</source>
        <translation>Liest eine Anfrage, wie sie kam, aus einer Datei; nichts davon wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Of %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>sends to %1</source>
        <translation>sendet an %1</translation>
    </message>
    <message>
        <source>speaks about %1</source>
        <translation>spricht über %1</translation>
    </message>
    <message>
        <source>signs with a key pair of its own</source>
        <translation>unterschreibt mit einem eigenen Schlüsselpaar</translation>
    </message>
    <message>
        <source>signs with a secret</source>
        <translation>unterschreibt mit einem Geheimnis</translation>
    </message>
    <message>
        <source>known there as %1</source>
        <translation>dort bekannt als %1</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn %1 off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Turn %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>A request as it came</source>
        <translation>Eine Anfrage, wie sie kam</translation>
    </message>
    <message>
        <source>Requests (*.http);;All files (*)</source>
        <translation>Anfragen (*.http);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Its signature holds. It says nothing that is taken.</source>
        <translation>Die Unterschrift stimmt. Sie sagt nichts, was angenommen wird.</translation>
    </message>
    <message>
        <source>Its signature holds. It says:
%1</source>
        <translation>Die Unterschrift stimmt. Sie sagt:
%1</translation>
    </message>
    <message>
        <source>What comes from it is taken while the way in is open.</source>
        <translation>Was von dort kommt, wird angenommen, solange der Weg herein offen ist.</translation>
    </message>
    <message>
        <source>What comes from it is not taken any more.</source>
        <translation>Was von dort kommt, wird nicht mehr angenommen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::HooksPanel</name>
    <message>
        <source>Webhooks that come in</source>
        <translation>Webhooks, die hereinkommen</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add somebody who sends webhooks</source>
        <translation>Jemanden hinzufügen, der Webhooks sendet</translation>
    </message>
    <message>
        <source>What others say of what was sent: delivered, opened, bounced, unsubscribed. Each is signed by somebody who stands here, or it is refused; none allows anything.</source>
        <translation>Was andere über das Gesendete sagen: zugestellt, geöffnet, zurückgekommen, abgemeldet. Jeder ist von jemandem unterschrieben, der hier steht, oder er wird abgelehnt; keiner erlaubt etwas.</translation>
    </message>
    <message>
        <source>Webhooks can&apos;t be set up from here.</source>
        <translation>Webhooks lassen sich von hier aus nicht einrichten.</translation>
    </message>
    <message>
        <source>Looking at what there is …</source>
        <translation>Es wird nachgesehen, was es gibt …</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Nobody may send webhooks here.</source>
        <translation>Niemand darf hierher Webhooks senden.</translation>
    </message>
    <message>
        <source>A service that tells of bounces, openings or opt-outs is added with its secret, or its public key.</source>
        <translation>Ein Dienst, der von Rückläufern, Öffnungen oder Abmeldungen erzählt, wird mit seinem Geheimnis oder seinem öffentlichen Schlüssel hinzugefügt.</translation>
    </message>
    <message>
        <source>Add a sender …</source>
        <translation>Absender hinzufügen …</translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxDelegate</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>expires first, %1</source>
        <comment>when</comment>
        <translation>läuft vorher ab, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when it expires: what happens</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>approved · leaves in %1</source>
        <translation>zugestimmt · geht in %1 hinaus</translation>
    </message>
    <message>
        <source>approved · leaving now</source>
        <translation>zugestimmt · geht jetzt hinaus</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>from → destination</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>Rehearsal · would have cost %1</source>
        <translation>Probe · hätte %1 gekostet</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who asks · what about</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>back %1</source>
        <comment>when</comment>
        <translation>zurück %1</translation>
    </message>
    <message>
        <source>Later · %1</source>
        <translation>Später · %1</translation>
    </message>
    <message>
        <source>Going out · %1</source>
        <translation>Geht hinaus · %1</translation>
    </message>
    <message>
        <source>Rehearsal · %1 not billed</source>
        <translation>Probe · %1 nicht berechnet</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>approved · %1</source>
        <comment>why it has not gone</comment>
        <translation>zugestimmt · %1</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work → %1</source>
        <comment>how many ask for the same → destination</comment>
        <translation>
            <numerusform>%n Arbeit → %1</numerusform>
            <numerusform>%n Arbeiten → %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxList</name>
    <message>
        <source>Put off. It comes back %1.</source>
        <comment>when</comment>
        <translation>Aufgeschoben. Es kommt %1 zurück.</translation>
    </message>
    <message>
        <source>Put off until %1, but it expires first, %2: %3</source>
        <comment>when, when, what happens then</comment>
        <translation>Aufgeschoben bis %1, aber es läuft vorher ab, %2: %3</translation>
    </message>
    <message>
        <source>nothing goes out</source>
        <translation>nichts geht hinaus</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Nachricht</numerusform>
            <numerusform>%n Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n Entscheidung</numerusform>
            <numerusform>%n Entscheidungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Today the department sent %1 and published %2. On record: %3, yours and what was taken back among them.</source>
        <comment>messages, times, decisions</comment>
        <translation>Heute hat die Abteilung %1 gesendet und %2 veröffentlicht. In der Aufzeichnung: %3, Ihre und Zurückgenommenes inbegriffen.</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <comment>published how often</comment>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them went out without you.</source>
        <translation>
            <numerusform>%n davon ging ohne Sie hinaus.</numerusform>
            <numerusform>%n davon gingen ohne Sie hinaus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearsal: billed %1, it would have cost %2.</source>
        <translation>Probe: %1 berechnet, es hätte %2 gekostet.</translation>
    </message>
    <message>
        <source>It cost %1.</source>
        <translation>Es hat %1 gekostet.</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>Nothing has happened today. Give the department a brief, and its first question comes here.</source>
        <translation>Heute ist nichts geschehen. Geben Sie der Abteilung einen Auftrag, und ihre erste Frage kommt hierher.</translation>
    </message>
    <message>
        <source>Review them</source>
        <translation>Durchsehen</translation>
    </message>
    <message numerus="yes">
        <source>Today %n action(s) went out without you.</source>
        <translation>
            <numerusform>Heute ging %n Handlung ohne Sie hinaus.</numerusform>
            <numerusform>Heute gingen %n Handlungen ohne Sie hinaus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent. The office is taking it in.</source>
        <translation>Gesendet. Das Büro nimmt es auf.</translation>
    </message>
    <message>
        <source>It has changed since you opened it. Look at it again: select its row, then decide.</source>
        <translation>Es hat sich geändert, seit Sie es geöffnet haben. Sehen Sie es noch einmal an: Wählen Sie die Zeile, dann entscheiden Sie.</translation>
    </message>
    <message>
        <source>It was on its way already, and goes out as soon as it can. To keep it back, end its work.</source>
        <translation>Es war schon unterwegs und geht hinaus, sobald es kann. Um es zurückzuhalten, beenden Sie seine Arbeit.</translation>
    </message>
    <message>
        <source>it counts as a no</source>
        <translation>es gilt als Nein</translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxModel</name>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message numerus="yes">
        <source>Going out, %n item(s)</source>
        <translation>
            <numerusform>Geht hinaus, %n Eintrag</numerusform>
            <numerusform>Geht hinaus, %n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later, %n item(s)</source>
        <translation>
            <numerusform>Später, %n Eintrag</numerusform>
            <numerusform>Später, %n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, put off, back %2</source>
        <comment>item, when</comment>
        <translation>%1, aufgeschoben, zurück %2</translation>
    </message>
    <message>
        <source>Question from %1: %2</source>
        <translation>Frage von %1: %2</translation>
    </message>
    <message>
        <source>%1, %2, from %3</source>
        <translation>%1, %2, von %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n piece(s) of work ask for the same</source>
        <translation>
            <numerusform>%1, %n Arbeit bittet um dasselbe</numerusform>
            <numerusform>%1, %n Arbeiten bitten um dasselbe</numerusform>
        </translation>
    </message>
    <message>
        <source>leaves when work goes on</source>
        <translation>geht hinaus, wenn die Arbeit weitergeht</translation>
    </message>
    <message>
        <source>leaves when work goes on, and its run</source>
        <translation>geht hinaus, wenn die Arbeit und sein Lauf weitergehen</translation>
    </message>
    <message>
        <source>leaves when its run goes on</source>
        <translation>geht hinaus, wenn sein Lauf weitergeht</translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxPage</name>
    <message>
        <source>soonest first</source>
        <translation>früheste zuerst</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>highest level first</source>
        <translation>höchste Ebene zuerst</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>What one needs to know</source>
        <translation>Was man wissen muss</translation>
    </message>
    <message>
        <source>Waiting · %1</source>
        <translation>Wartet · %1</translation>
    </message>
    <message>
        <source>What your yes does</source>
        <translation>Was Ihr Ja bewirkt</translation>
    </message>
    <message>
        <source>Select an item: where it goes, who sees it and what it costs stand here.</source>
        <translation>Wählen Sie einen Eintrag: Wohin er geht, wer ihn sieht und was er kostet, steht hier.</translation>
    </message>
    <message>
        <source>This item does not wait any more. Your text stays here until you close it.</source>
        <translation>Dieser Eintrag wartet nicht mehr. Ihr Text bleibt hier, bis Sie ihn schließen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::ItemView</name>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelltext</translation>
    </message>
    <message numerus="yes">
        <source>%1 word(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%1 Wort</numerusform>
            <numerusform>%1 Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Changes since v%1</source>
        <translation>Änderungen seit v%1</translation>
    </message>
    <message>
        <source>%1 asks you</source>
        <comment>who</comment>
        <translation>%1 fragt Sie</translation>
    </message>
    <message>
        <source>Nothing waits for you now.</source>
        <translation>Jetzt wartet nichts auf Sie.</translation>
    </message>
    <message>
        <source>What you put off comes back by itself.</source>
        <translation>Was Sie aufgeschoben haben, kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>Nothing is selected.</source>
        <translation>Nichts ist ausgewählt.</translation>
    </message>
    <message>
        <source>What waits for you is shown here as its audience will see it.</source>
        <translation>Was auf Sie wartet, steht hier so, wie sein Publikum es sehen wird.</translation>
    </message>
    <message>
        <source>This can&apos;t be shown: %1</source>
        <translation>Das kann nicht gezeigt werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Fetching it from the record …</source>
        <translation>Wird aus der Aufzeichnung geholt …</translation>
    </message>
    <message>
        <source>Nothing was rendered for this item.</source>
        <translation>Für diesen Eintrag wurde nichts dargestellt.</translation>
    </message>
    <message>
        <source>Its facts stand at the right.</source>
        <translation>Die Angaben dazu stehen rechts.</translation>
    </message>
    <message>
        <source>It is approved, and has not gone out.</source>
        <translation>Sie haben zugestimmt, und es ist noch nicht hinausgegangen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::KeyButton</name>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::KeyField</name>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>qd::ui::KeyHint</name>
    <message>
        <source>Key %1</source>
        <translation>Taste %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::KeyLine</name>
    <message>
        <source>The desktop&apos;s keyring is open.</source>
        <translation>Der Schlüsselbund des Desktops ist offen.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring is locked; it asks you for its password.</source>
        <translation>Der Schlüsselbund des Desktops ist gesperrt; er fragt Sie nach seinem Passwort.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring was never set up; the first key makes one, and asks you for a password.</source>
        <translation>Der Schlüsselbund des Desktops wurde nie eingerichtet; der erste Schlüssel legt ihn an und fragt Sie nach einem Passwort.</translation>
    </message>
    <message>
        <source>There is no D-Bus session here, over which a keyring is asked: keys are kept only until the program ends.</source>
        <translation>Hier gibt es keine D-Bus-Sitzung, über die ein Schlüsselbund gefragt wird: Schlüssel bleiben nur, bis das Programm endet.</translation>
    </message>
    <message>
        <source>Nothing on this desktop keeps keys (GNOME Keyring, KWallet or KeePassXC would): they are kept only until the program ends.</source>
        <translation>Nichts auf diesem Desktop verwahrt Schlüssel (GNOME-Schlüsselbund, KWallet oder KeePassXC würden es): Sie bleiben nur, bis das Programm endet.</translation>
    </message>
    <message>
        <source>The desktop&apos;s keyring does not say whether it is open.</source>
        <translation>Der Schlüsselbund des Desktops sagt nicht, ob er offen ist.</translation>
    </message>
    <message>
        <source>Set the key for %1</source>
        <translation>Schlüssel für %1 setzen</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove the key for %1</source>
        <translation>Schlüssel für %1 entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Key for %1, not shown</source>
        <translation>Schlüssel für %1, nicht sichtbar</translation>
    </message>
    <message>
        <source>Paste the key; it is not shown</source>
        <translation>Schlüssel einfügen; er wird nicht gezeigt</translation>
    </message>
    <message>
        <source>No key.</source>
        <translation>Kein Schlüssel.</translation>
    </message>
    <message>
        <source>Key: in the desktop&apos;s keyring, as “%1”.</source>
        <translation>Schlüssel: im Schlüsselbund des Desktops, als „%1“.</translation>
    </message>
    <message>
        <source>Key: given for %1, and not shown to %2, which is named now. Replace it if a key is to go there.</source>
        <translation>Schlüssel: für %1 gegeben; %2, das jetzt genannt ist, bekommt ihn nicht. Ersetze ihn, wenn ein Schlüssel dorthin gehen soll.</translation>
    </message>
    <message>
        <source>It goes into the desktop&apos;s keyring, and with each call to %1 at %2, nowhere else. Nothing else keeps it.</source>
        <translation>Er kommt in den Schlüsselbund des Desktops und geht mit jedem Aufruf an %1 unter %2, sonst nirgendwohin. Sonst verwahrt ihn niemand.</translation>
    </message>
    <message>
        <source>Key: only here, until the program ends: %1.</source>
        <translation>Schlüssel: nur hier, bis das Programm endet: %1.</translation>
    </message>
    <message>
        <source>Set key …</source>
        <translation>Schlüssel setzen …</translation>
    </message>
    <message>
        <source>Replace key …</source>
        <translation>Schlüssel ersetzen …</translation>
    </message>
    <message>
        <source>It goes into the desktop&apos;s keyring, and to %1 with each call. Nothing else keeps it.</source>
        <translation>Er kommt in den Schlüsselbund des Desktops und geht mit jedem Aufruf an %1. Sonst verwahrt ihn niemand.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Verwahren</translation>
    </message>
    <message>
        <source>It is forgotten here. It stays valid until you revoke it at %1.</source>
        <translation>Er wird hier vergessen. Gültig bleibt er, bis Sie ihn bei %1 widerrufen.</translation>
    </message>
    <message>
        <source>Handing it to the keyring, which may ask you for a password …</source>
        <translation>Er wird dem Schlüsselbund übergeben, der Sie nach einem Passwort fragen kann …</translation>
    </message>
    <message>
        <source>%1 Right would be: %2.</source>
        <translation>%1 Richtig wäre: %2.</translation>
    </message>
    <message>
        <source>The key is in the desktop&apos;s keyring.</source>
        <translation>Der Schlüssel ist im Schlüsselbund des Desktops.</translation>
    </message>
    <message>
        <source>The key is kept only until the program ends: %1.</source>
        <translation>Der Schlüssel bleibt nur, bis das Programm endet: %1.</translation>
    </message>
    <message>
        <source>The key is forgotten here. It stays valid until you revoke it at %1.</source>
        <translation>Der Schlüssel ist hier vergessen. Gültig bleibt er, bis Sie ihn bei %1 widerrufen.</translation>
    </message>
    <message>
        <source>It goes into the desktop&apos;s keyring and nowhere else: what %1 sends is held against it.</source>
        <translation>Er kommt in den Schlüsselbund des Desktops und sonst nirgendwohin: Was %1 sendet, wird an ihm geprüft.</translation>
    </message>
</context>
<context>
    <name>qd::ui::KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>qd::ui::LaterMenu</name>
    <message>
        <source>In an hour</source>
        <translation>In einer Stunde</translation>
    </message>
    <message>
        <source>This morning</source>
        <translation>Heute Morgen</translation>
    </message>
    <message>
        <source>This evening</source>
        <translation>Heute Abend</translation>
    </message>
    <message>
        <source>Tomorrow morning</source>
        <translation>Morgen früh</translation>
    </message>
    <message>
        <source>Monday morning</source>
        <translation>Montag früh</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>In einer Woche</translation>
    </message>
    <message numerus="yes">
        <source>Put off %n item(s) until</source>
        <translation>
            <numerusform>%n Eintrag aufschieben bis</numerusform>
            <numerusform>%n Einträge aufschieben bis</numerusform>
        </translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>Aufschieben bis</translation>
    </message>
    <message>
        <source>Now: bring it back</source>
        <translation>Jetzt: zurückholen</translation>
    </message>
    <message>
        <source>expires first, %1</source>
        <comment>when</comment>
        <translation>läuft vorher ab, %1</translation>
    </message>
    <message>
        <source>Pick a date …</source>
        <translation>Datum wählen …</translation>
    </message>
</context>
<context>
    <name>qd::ui::LaterPicker</name>
    <message>
        <source>Put off until</source>
        <translation>Aufschieben bis</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>Aufschieben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>qd::ui::LevelRow</name>
    <message>
        <source>Who decides on: %1</source>
        <translation>Wer entscheidet über: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a kind of action, and its level</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::LimitWords</name>
    <message>
        <source>No more than %1 a minute go out there</source>
        <translation>Dorthin gehen nicht mehr als %1 in der Minute hinaus</translation>
    </message>
    <message>
        <source>No more than %1 an hour go out there</source>
        <translation>Dorthin gehen nicht mehr als %1 in der Stunde hinaus</translation>
    </message>
    <message>
        <source>No more than %1 a day go out there</source>
        <translation>Dorthin gehen nicht mehr als %1 am Tag hinaus</translation>
    </message>
    <message>
        <source>No more than %1 a month go out there</source>
        <translation>Dorthin gehen nicht mehr als %1 im Monat hinaus</translation>
    </message>
    <message>
        <source>Nothing goes out there from %1 to %2 (%3)</source>
        <translation>Dorthin geht von %1 bis %2 nichts hinaus (%3)</translation>
    </message>
    <message>
        <source>%1; it waits until %2.</source>
        <comment>which limit</comment>
        <translation>%1; es wartet bis %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>which limit</comment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>You have set that yourself, in the settings at Connections.</source>
        <translation>Das haben Sie selbst gesetzt, in den Einstellungen unter Verbindungen.</translation>
    </message>
    <message>
        <source>That is a rule of the department.</source>
        <translation>Das ist eine Regel der Abteilung.</translation>
    </message>
</context>
<context>
    <name>qd::ui::LookPanel</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Nothing moves: numbers instead of pulses on the chart</source>
        <translation>Nichts bewegt sich: Zahlen statt Pulsen im Organigramm</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
</context>
<context>
    <name>qd::ui::MailboxForm</name>
    <message>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add this mailbox</source>
        <translation>Dieses Postfach hinzufügen</translation>
    </message>
    <message>
        <source>Add no mailbox</source>
        <translation>Kein Postfach hinzufügen</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>For what is sent by</source>
        <translation>Für das, was gesendet wird über</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Ordner im Postfach</translation>
    </message>
    <message>
        <source>Minutes between two looks</source>
        <translation>Minuten zwischen zwei Blicken</translation>
    </message>
    <message>
        <source>answers, for example: small letters, digits and hyphens</source>
        <translation>zum Beispiel antworten: Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>The way out whose mails are answered there</source>
        <translation>Der Weg hinaus, dessen Mails dort beantwortet werden</translation>
    </message>
    <message>
        <source>Its password is asked for once it stands in the list; many servers want one that was made for programs.</source>
        <translation>Nach dem Passwort wird gefragt, sobald es in der Liste steht; viele Server wollen eines, das für Programme gemacht ist.</translation>
    </message>
</context>
<context>
    <name>qd::ui::MailboxRow</name>
    <message>
        <source>Not looked at yet.</source>
        <translation>Noch nicht nachgesehen.</translation>
    </message>
    <message>
        <source>Could not be read %1: %2</source>
        <comment>when · why</comment>
        <translation>Ließ sich nicht lesen, %1: %2</translation>
    </message>
    <message>
        <source>Looked at %1. %2 on record, %3 passed over: they are about nothing that was sent from here.</source>
        <comment>when · mails · mails</comment>
        <translation>Nachgesehen %1. %2 aufgezeichnet, %3 übergangen: Sie betreffen nichts, was von hier gesendet wurde.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>It is not looked at any more. What came by it stays on record, and its mails stay where they are.</source>
        <translation>Es wird dort nicht mehr nachgesehen. Was dadurch kam, bleibt in der Aufzeichnung, und die Mails bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a mailbox · of a user</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>answers to what %1 sends</source>
        <comment>a way out</comment>
        <translation>Antworten auf das, was %1 sendet</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Turn %1 off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Turn %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Of %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Everything is stopped, so nothing is asked outside</source>
        <translation>Alles ist angehalten, darum wird draußen nichts gefragt</translation>
    </message>
    <message>
        <source>Logs in and opens it; no mail is read</source>
        <translation>Meldet sich an und öffnet es; keine Mail wird gelesen</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>It is looked at while a window or a server is at work.</source>
        <translation>Es wird nachgesehen, solange ein Fenster oder ein Server arbeitet.</translation>
    </message>
    <message>
        <source>It is not looked at any more.</source>
        <translation>Es wird dort nicht mehr nachgesehen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::MailboxesPanel</name>
    <message>
        <source>Mailboxes that answers come to</source>
        <translation>Postfächer, in denen Antworten ankommen</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Look at all mailboxes now</source>
        <translation>Jetzt in allen Postfächern nachsehen</translation>
    </message>
    <message>
        <source>Add a mailbox</source>
        <translation>Ein Postfach hinzufügen</translation>
    </message>
    <message>
        <source>What is answered to mail from here is found in these, with what could not be delivered and who wants no more. Nothing in them is marked or deleted, and your own mail is passed over: nothing of it is kept.</source>
        <translation>In diesen wird gefunden, was auf Mails von hier geantwortet wird, was nicht zugestellt werden konnte und wer keine mehr will. Nichts darin wird markiert oder gelöscht, und Ihre eigene Post wird übergangen: Nichts davon wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Mailboxes can&apos;t be set up from here.</source>
        <translation>Postfächer lassen sich von hier aus nicht einrichten.</translation>
    </message>
    <message>
        <source>Looking at what there is …</source>
        <translation>Es wird nachgesehen, was es gibt …</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>No mailbox is looked at.</source>
        <translation>In keinem Postfach wird nachgesehen.</translation>
    </message>
    <message>
        <source>Answers to what goes out stay where they arrive until one is added here.</source>
        <translation>Antworten auf das, was hinausgeht, bleiben, wo sie ankommen, bis hier eines hinzugefügt ist.</translation>
    </message>
    <message>
        <source>Add a mailbox …</source>
        <translation>Postfach hinzufügen …</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Es wird nachgesehen …</translation>
    </message>
    <message>
        <source>Everything is stopped, so nothing is asked outside</source>
        <translation>Alles ist angehalten, darum wird draußen nichts gefragt</translation>
    </message>
    <message>
        <source>Each that is on and of this organisation; else they are looked at by themselves</source>
        <translation>In jedem, das eingeschaltet ist und zu dieser Organisation gehört; sonst geschieht es von selbst</translation>
    </message>
</context>
<context>
    <name>qd::ui::MainWindow</name>
    <message>
        <source>The end of that text did not fit into the box. A brief has 100,000 characters at most.</source>
        <translation>Das Ende des Textes passte nicht in das Feld. Ein Auftrag hat höchstens 100.000 Zeichen.</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verdict: title</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Everything has stopped.</source>
        <translation>Alles steht still.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The department has begun.</source>
        <translation>Die Abteilung hat begonnen.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>(%1) Quarterdeck</source>
        <translation>(%1) Quarterdeck</translation>
    </message>
    <message>
        <source>Put off until %1.</source>
        <comment>when</comment>
        <translation>Aufgeschoben bis %1.</translation>
    </message>
    <message>
        <source>Put off until %1: %2</source>
        <comment>when, title</comment>
        <translation>Aufgeschoben bis %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) put off until %1.</source>
        <translation>
            <numerusform>%n Eintrag bis %1 aufgeschoben.</numerusform>
            <numerusform>%n Einträge bis %1 aufgeschoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought back. It waits for you again.</source>
        <translation>Zurückgeholt. Es wartet wieder auf Sie.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent, limit</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The limit is used up: %1, %2. Nothing more begins.</source>
        <translation>Die Grenze ist erreicht: %1, %2. Nichts beginnt mehr.</translation>
    </message>
    <message>
        <source>%1 % of a limit is used up: %2, %3.</source>
        <translation>%1 % einer Grenze sind aufgebraucht: %2, %3.</translation>
    </message>
    <message>
        <source>Nothing has been recorded yet, so there is no past to look at.</source>
        <translation>Noch ist nichts aufgezeichnet, darum gibt es keine Vergangenheit zu sehen.</translation>
    </message>
    <message>
        <source>You are looking at the past, where nothing can be changed. Esc leads back to now.</source>
        <translation>Sie sehen die Vergangenheit, in der nichts geändert werden kann. Esc führt zurück ins Jetzt.</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Waiting for you · %1</source>
        <translation>Wartet auf Sie · %1</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Schreibtisch</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>Nichts bewegt sich</translation>
    </message>
    <message>
        <source>Numbers instead of pulses on the chart</source>
        <translation>Zahlen statt Pulsen im Plan</translation>
    </message>
    <message>
        <source>Put the bridge back in order</source>
        <translation>Die Brücke wieder ordnen</translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation>Befehle …</translation>
    </message>
    <message>
        <source>As it was …</source>
        <translation>Wie es war …</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Commands, agents, campaigns</source>
        <translation>Befehle, Agenten, Kampagnen</translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <translation>Strg+1 … 9</translation>
    </message>
    <message>
        <source>Go to a place</source>
        <translation>Zu einem Ort gehen</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Strg+L</translation>
    </message>
    <message>
        <source>To the brief box; Esc leaves it</source>
        <translation>Zum Auftragsfeld; Esc verlässt es</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Strg+Z</translation>
    </message>
    <message>
        <source>Undo what the note says</source>
        <translation>Zurücknehmen, was der Hinweis sagt</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Strg+T</translation>
    </message>
    <message>
        <source>As it was: a slider over the record; Esc leads back</source>
        <translation>Wie es war: ein Schieber über die Aufzeichnung; Esc führt zurück</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Strg+.</translation>
    </message>
    <message>
        <source>All stop, and on again</source>
        <translation>Alles anhalten, und wieder weiter</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Strg+Q</translation>
    </message>
    <message>
        <source>Close; everything stays as it is</source>
        <translation>Schließen; alles bleibt, wie es ist</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>J  K</source>
        <translation>J  K</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>Nächster, voriger</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Edit and approve</source>
        <translation>Bearbeiten und zustimmen</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Ask for changes</source>
        <translation>Änderungen verlangen</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>Delegieren</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Later, or back again</source>
        <translation>Später, oder zurück</translation>
    </message>
    <message>
        <source>Z</source>
        <translation>Z</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>The item alone</source>
        <translation>Den Eintrag allein</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Shift+A</source>
        <translation>Umschalt+A</translation>
    </message>
    <message>
        <source>Approve what is selected</source>
        <translation>Allem Ausgewählten zustimmen</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>Pause the run, or go on</source>
        <translation>Den Lauf unterbrechen oder fortsetzen</translation>
    </message>
    <message>
        <source>Shift+Del</source>
        <translation>Umschalt+Entf</translation>
    </message>
    <message>
        <source>Stop the run …</source>
        <translation>Den Lauf anhalten …</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>Try it differently …</source>
        <translation>Anders versuchen …</translation>
    </message>
    <message>
        <source>Shift+T</source>
        <translation>Umschalt+T</translation>
    </message>
    <message>
        <source>Replay it without paying</source>
        <translation>Ohne zu zahlen wiederholen</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>From step to step</source>
        <translation>Von Schritt zu Schritt</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Look into the calls of the step</source>
        <translation>In die Aufrufe des Schritts sehen</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Fit every step in</source>
        <translation>Jeden Schritt einpassen</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>From the list to the call</source>
        <translation>Von der Liste zum Aufruf</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Strg+F</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>Wörter suchen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>From agent to agent</source>
        <translation>Von Agent zu Agent</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>+  −</source>
        <translation>+  −</translation>
    </message>
    <message>
        <source>Larger, smaller</source>
        <translation>Größer, kleiner</translation>
    </message>
    <message>
        <source>Fit everyone in</source>
        <translation>Alle einpassen</translation>
    </message>
    <message>
        <source>The whole message</source>
        <translation>Die ganze Nachricht</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ctrl+End</source>
        <translation>Strg+Ende</translation>
    </message>
    <message>
        <source>Newest, and follow</source>
        <translation>Neueste, und folgen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>All stop</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Write a brief</source>
        <translation>Einen Auftrag schreiben</translation>
    </message>
    <message>
        <source>Clear sample work</source>
        <translation>Beispielarbeit wegräumen</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück ins Jetzt</translation>
    </message>
    <message>
        <source>Look at the past</source>
        <translation>In die Vergangenheit sehen</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Work with %1</source>
        <comment>an organisation</comment>
        <translation>Mit %1 arbeiten</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Traffic of %1</source>
        <translation>Verkehr von %1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Ab</translation>
    </message>
    <message>
        <source>In the brief box: which campaign it is for</source>
        <translation>Im Auftragsfeld: für welche Kampagne es ist</translation>
    </message>
    <message>
        <source>Paste as source: what the clipboard holds goes along with the brief</source>
        <translation>Als Quelle einfügen: Was in der Zwischenablage steht, geht mit dem Auftrag mit</translation>
    </message>
    <message>
        <source>Ctrl+Shift+V</source>
        <translation>Strg+Umschalt+V</translation>
    </message>
    <message>
        <source>In the brief box: what somebody else wrote, pasted as a source</source>
        <translation>Im Auftragsfeld: was jemand anderes geschrieben hat, als Quelle eingefügt</translation>
    </message>
</context>
<context>
    <name>qd::ui::MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>part of a storm</source>
        <translation>Teil eines Sturms</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>storm</source>
        <translation>Sturm</translation>
    </message>
</context>
<context>
    <name>qd::ui::MessagePane</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>Nachricht schließen</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(ohne Betreff)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>Antwort bis</translation>
    </message>
    <message>
        <source>no answer asked for</source>
        <translation>keine Antwort verlangt</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>Braucht: %1</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antwortet auf</translation>
    </message>
    <message>
        <source>nothing; it came first</source>
        <translation>nichts; sie kam zuerst</translation>
    </message>
    <message>
        <source>the message before</source>
        <translation>die Nachricht davor</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>Wer es sehen darf</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>keine genannt</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>yes, made by the rehearsal model</source>
        <translation>ja, vom Probenmodell gemacht</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>Kennung der Nachricht</translation>
    </message>
</context>
<context>
    <name>qd::ui::Meters</name>
    <message>
        <source>would have cost %1</source>
        <translation>hätte %1 gekostet</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>The library %1</source>
        <translation>Die Bibliothek %1</translation>
    </message>
    <message>
        <source>Reserved for work under way %1</source>
        <translation>Für laufende Arbeit zurückgelegt %1</translation>
    </message>
    <message>
        <source>Rehearsal: nothing was billed. The bar shows what the same tokens would have cost.</source>
        <translation>Probe: Nichts wurde berechnet. Der Balken zeigt, was dieselben Token gekostet hätten.</translation>
    </message>
    <message>
        <source>%1 of today&apos;s budget of %2</source>
        <translation>%1 vom heutigen Budget von %2</translation>
    </message>
    <message>
        <source>No budget is set for a day.</source>
        <translation>Für einen Tag ist kein Budget gesetzt.</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>So far %1</source>
        <translation>Bisher %1</translation>
    </message>
    <message>
        <source>This month to date. A forecast appears after seven days with spending.</source>
        <translation>Dieser Monat bis heute. Eine Vorhersage erscheint nach sieben Tagen mit Ausgaben.</translation>
    </message>
    <message>
        <source>Rehearsal: nothing was billed this month.</source>
        <translation>Probe: Diesen Monat wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>Outside, for campaigns: %1; it is not in this figure.</source>
        <translation>Außen, für Kampagnen: %1; das ist in dieser Zahl nicht enthalten.</translation>
    </message>
    <message>
        <source>no decisions yet</source>
        <translation>noch keine Entscheidungen</translation>
    </message>
    <message>
        <source>The share of decisions that the department took on its own.</source>
        <translation>Der Anteil der Entscheidungen, die die Abteilung selbst getroffen hat.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>The department: %1</source>
        <translation>Die Abteilung: %1</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Sie: %1</translation>
    </message>
    <message>
        <source>The share of decisions that the department took on its own, since the record began.</source>
        <translation>Der Anteil der Entscheidungen, die die Abteilung selbst getroffen hat, seit die Aufzeichnung begann.</translation>
    </message>
    <message>
        <source>What was taken back, and the taking back, is not counted: %1 of all on record.</source>
        <translation>Zurückgenommenes, und das Zurücknehmen, zählt nicht mit: %1 von allen in der Aufzeichnung.</translation>
    </message>
    <message>
        <source>This week: %1</source>
        <translation>Diese Woche: %1</translation>
    </message>
    <message>
        <source>last week %1</source>
        <translation>letzte Woche %1</translation>
    </message>
    <message>
        <source>%1 each · %2</source>
        <translation>je %1 · %2</translation>
    </message>
    <message>
        <source>the first one</source>
        <translation>das erste</translation>
    </message>
    <message>
        <source>the first ones</source>
        <translation>die ersten</translation>
    </message>
    <message>
        <source>none finished yet</source>
        <translation>noch keines fertig</translation>
    </message>
    <message>
        <source>Pieces finished since Monday. The mark on the bar is last week.</source>
        <translation>Stücke, die seit Montag fertig wurden. Die Marke auf dem Balken ist die letzte Woche.</translation>
    </message>
    <message>
        <source>%1: %2, target %3</source>
        <translation>%1: %2, Ziel %3</translation>
    </message>
    <message>
        <source>How much of what went out needed you: acts alone (L4), asks for a yes (L3), with you (L2), led by you (L1). Target %1.</source>
        <translation>Wie viel von dem, was hinausging, Sie brauchte: handelt allein (L4), bittet um ein Ja (L3), mit Ihnen (L2), von Ihnen geführt (L1). Ziel %1.</translation>
    </message>
    <message>
        <source>nothing has gone out yet</source>
        <translation>noch ist nichts hinausgegangen</translation>
    </message>
    <message>
        <source>went out alone</source>
        <translation>ging allein hinaus</translation>
    </message>
    <message>
        <source>alone · target %1</source>
        <translation>allein · Ziel %1</translation>
    </message>
    <message>
        <source>Spend today</source>
        <translation>Heute ausgegeben</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Decided without you</source>
        <translation>Ohne Sie entschieden</translation>
    </message>
    <message>
        <source>Pieces this week</source>
        <translation>Stücke diese Woche</translation>
    </message>
    <message>
        <source>Autonomy</source>
        <translation>Selbstständigkeit</translation>
    </message>
</context>
<context>
    <name>qd::ui::ModelChoice</name>
    <message>
        <source>Whom agents ask</source>
        <translation>Wen Agenten fragen</translation>
    </message>
    <message>
        <source>Ask these from now on</source>
        <translation>Ab jetzt diese fragen</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>A model that is built in plays every part. Nothing leaves this computer, and nothing is billed.</source>
        <translation>Ein eingebautes Modell spielt jede Rolle. Nichts verlässt diesen Rechner, und nichts wird berechnet.</translation>
    </message>
    <message>
        <source>The models of the tiers</source>
        <translation>Die Modelle der Stufen</translation>
    </message>
    <message>
        <source>One model for all</source>
        <translation>Ein Modell für alle</translation>
    </message>
    <message>
        <source>From the next turn of each agent; every limit holds</source>
        <translation>Ab dem nächsten Zug jedes Agenten; jede Grenze gilt</translation>
    </message>
    <message>
        <source>The model that all agents ask</source>
        <translation>Das Modell, das alle Agenten fragen</translation>
    </message>
    <message>
        <source>provider:model</source>
        <translation>anbieter:modell</translation>
    </message>
    <message>
        <source>This organisation names no tiers.</source>
        <translation>Diese Organisation nennt keine Stufen.</translation>
    </message>
    <message>
        <source>Each agent asks the model of its tier, or its own: %1.</source>
        <translation>Jeder Agent fragt das Modell seiner Stufe oder sein eigenes: %1.</translation>
    </message>
    <message>
        <source>Rehearse from now on</source>
        <translation>Ab jetzt proben</translation>
    </message>
    <message>
        <source>Ask this one from now on</source>
        <translation>Ab jetzt dieses fragen</translation>
    </message>
</context>
<context>
    <name>qd::ui::ModelStrip</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Providers, keys, and whom agents ask</source>
        <translation>Anbieter, Schlüssel und wen Agenten fragen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ModelWords</name>
    <message>
        <source>%1 cannot be asked for now: %2.</source>
        <translation>%1 kann gerade nicht gefragt werden: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) wait.</source>
        <translation>
            <numerusform>%n Aufruf wartet.</numerusform>
            <numerusform>%n Aufrufe warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
    <message>
        <source>An answer for %1 has been silent for %2.</source>
        <translation>Eine Antwort für %1 schweigt seit %2.</translation>
    </message>
    <message>
        <source>An answer has been silent for %1.</source>
        <translation>Eine Antwort schweigt seit %1.</translation>
    </message>
    <message>
        <source>Rehearsal model</source>
        <translation>Probemodell</translation>
    </message>
    <message>
        <source>Models of the tiers</source>
        <translation>Modelle der Stufen</translation>
    </message>
    <message>
        <source>%1 · tiers</source>
        <comment>the model of the first tier</comment>
        <translation>%1 · Stufen</translation>
    </message>
    <message>
        <source>No paid model is connected: a built-in one plays every part, and nothing is billed.</source>
        <translation>Kein bezahltes Modell ist verbunden: Ein eingebautes spielt jede Rolle, und nichts wird berechnet.</translation>
    </message>
    <message>
        <source>All agents ask %1.</source>
        <translation>Alle Agenten fragen %1.</translation>
    </message>
    <message>
        <source>Each agent asks the model of its tier:</source>
        <translation>Jeder Agent fragt das Modell seiner Stufe:</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>day, month and year, as QLocale&apos;s format language writes them</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>qd::ui::ModelsAtHand</name>
    <message>
        <source>No provider is called “%1”: a file in the folder “providers” of the home would name it.</source>
        <translation>Kein Anbieter heißt „%1“: Eine Datei im Ordner „providers“ des Arbeitsordners würde ihn nennen.</translation>
    </message>
    <message>
        <source>%1 has no address yet.</source>
        <translation>%1 hat noch keine Adresse.</translation>
    </message>
    <message>
        <source>%1 has no key yet: set it below.</source>
        <translation>%1 hat noch keinen Schlüssel: Setzen Sie ihn unten.</translation>
    </message>
    <message>
        <source>No price is known for %1, so it is not asked.</source>
        <translation>Der Preis von %1 ist nicht bekannt, darum wird es nicht gefragt.</translation>
    </message>
    <message>
        <source>%1: %2 in, %3 out per million tokens.</source>
        <translation>%1: %2 hinein, %3 heraus je Million Token.</translation>
    </message>
    <message>
        <source>No price is known for it, so it is not asked.</source>
        <translation>Sein Preis ist nicht bekannt, darum wird es nicht gefragt.</translation>
    </message>
</context>
<context>
    <name>qd::ui::MonthBand</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>So far %1</source>
        <translation>Bisher %1</translation>
    </message>
    <message>
        <source>Still to come, at least likely: to %1</source>
        <translation>Noch zu erwarten, mindestens: bis %1</translation>
    </message>
    <message>
        <source>The interval: to %1</source>
        <translation>Die Spanne: bis %1</translation>
    </message>
    <message>
        <source>%1 expected at the end of the month, from %2 days, each weekday by its own level; eight of ten such months end within the interval.</source>
        <translation>%1 werden zum Monatsende erwartet, aus %2 Tagen, jeder Wochentag nach seinem eigenen Maß; acht von zehn solchen Monaten enden in der Spanne.</translation>
    </message>
    <message>
        <source>%1 expected at the end of the month, from %2 days drawn again; eight of ten such months end within the interval.</source>
        <translation>%1 werden zum Monatsende erwartet, aus %2 neu gezogenen Tagen; acht von zehn solchen Monaten enden in der Spanne.</translation>
    </message>
</context>
<context>
    <name>qd::ui::NetworkPanel</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Choose file …</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Choose a certificate of your own authority</source>
        <translation>Ein Zertifikat Ihrer eigenen Stelle wählen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Nobody has looked yet.</source>
        <translation>Noch hat niemand nachgesehen.</translation>
    </message>
    <message>
        <source>Nothing goes out by https: %1.</source>
        <translation>Nichts geht über https hinaus: %1.</translation>
    </message>
    <message>
        <source>%1. One of its certificates expired on %2.</source>
        <translation>%1. Eines der Zertifikate ist am %2 abgelaufen.</translation>
    </message>
    <message>
        <source>%1. It expires soon: on %2.</source>
        <translation>%1. Läuft bald ab: am %2.</translation>
    </message>
    <message>
        <source>%1. Valid until %2.</source>
        <translation>%1. Gültig bis %2.</translation>
    </message>
    <message>
        <source>None: the system&apos;s settings name no proxy for the outside.</source>
        <translation>Keiner: Die Einstellungen des Systems nennen keinen Proxy für draußen.</translation>
    </message>
    <message>
        <source>%1, as the system&apos;s settings say.</source>
        <translation>%1, wie es die Einstellungen des Systems sagen.</translation>
    </message>
    <message>
        <source>A certificate of your own authority</source>
        <translation>Ein Zertifikat Ihrer eigenen Stelle</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 Right would be: %2.</source>
        <translation>%1 Richtig wäre: %2.</translation>
    </message>
    <message>
        <source>Trust only the system&apos;s authorities</source>
        <translation>Nur den Stellen des Systems vertrauen</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Those that this system trusts. Where a company&apos;s proxy has an authority of its own, choose its certificate.</source>
        <translation>Die, denen dieses System vertraut. Wo der Proxy einer Firma eine eigene Stelle hat, wählen Sie deren Zertifikat.</translation>
    </message>
    <message>
        <source>From now on only those that this system trusts are trusted.</source>
        <translation>Ab jetzt wird nur denen vertraut, denen dieses System vertraut.</translation>
    </message>
    <message>
        <source>It is trusted from now on, also by what is at work. A copy of the file is kept in the home.</source>
        <translation>Ihm wird ab jetzt vertraut, auch bei laufender Arbeit. Eine Kopie der Datei liegt im Arbeitsordner.</translation>
    </message>
</context>
<context>
    <name>qd::ui::NoteField</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>qd::ui::OpenedEvidence</name>
    <message>
        <source>The first %1 of %2 characters; all of it: quarterdeck log blob %3</source>
        <translation>Die ersten %1 von %2 Zeichen; alles: quarterdeck log blob %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 byte(s) that are no text.</source>
        <translation>
            <numerusform>%1 Byte, das kein Text ist.</numerusform>
            <numerusform>%1 Bytes, die kein Text sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Es ist leer.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>sender → receiver</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 · due %2</source>
        <comment>when it was sent · deadline</comment>
        <translation>%1 · fällig %2</translation>
    </message>
    <message>
        <source>Reading the record …</source>
        <translation>Die Aufzeichnung wird gelesen …</translation>
    </message>
    <message>
        <source>This can&apos;t be read: %1</source>
        <translation>Das kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>The instructions of the agent</source>
        <translation>Die Anweisungen des Agenten</translation>
    </message>
    <message>
        <source>the run has no such message</source>
        <translation>der Lauf hat keine solche Nachricht</translation>
    </message>
</context>
<context>
    <name>qd::ui::OrgChart</name>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>You: nothing waits for you</source>
        <translation>Sie: Nichts wartet auf Sie</translation>
    </message>
    <message numerus="yes">
        <source>You: %n item(s) wait for you</source>
        <translation>
            <numerusform>Sie: %n Eintrag wartet auf Sie</numerusform>
            <numerusform>Sie: %n Einträge warten auf Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) waiting for it</source>
        <translation>
            <numerusform>%n Aufgabe wartet auf ihn</numerusform>
            <numerusform>%n Aufgaben warten auf ihn</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>%1 heute</translation>
    </message>
    <message>
        <source>rehearsal; would have cost %1 today</source>
        <translation>Probe; hätte heute %1 gekostet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Show profile</source>
        <translation>Profil zeigen</translation>
    </message>
    <message>
        <source>Show traffic</source>
        <translation>Verkehr zeigen</translation>
    </message>
    <message>
        <source>Fit everyone in</source>
        <translation>Alle einpassen</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>You · %1</source>
        <translation>Sie · %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::OwnRuleRow</name>
    <message>
        <source>Take out …</source>
        <translation>Herausnehmen …</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>its place, and when it holds</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Its time is over.</source>
        <translation>Ihre Zeit ist um.</translation>
    </message>
    <message>
        <source>Until %1; then you are asked as before.</source>
        <translation>Bis %1; dann werden Sie gefragt wie zuvor.</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Herausnehmen: %1</translation>
    </message>
    <message>
        <source>without “%1”</source>
        <translation>ohne „%1“</translation>
    </message>
    <message>
        <source>It holds no more from then on; what it let out stays out</source>
        <translation>Sie gilt von da an nicht mehr; was sie hinausließ, bleibt draußen</translation>
    </message>
</context>
<context>
    <name>qd::ui::PaceForm</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep these limits</source>
        <translation>Diese Grenzen behalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change no limit</source>
        <translation>Keine Grenze ändern</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>in der Minute</translation>
    </message>
    <message>
        <source>an hour</source>
        <translation>in der Stunde</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe von</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Time zone of the quiet hours</source>
        <translation>Zeitzone der Ruhezeit</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from one time of day to another</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>in</source>
        <comment>in a time zone</comment>
        <translation>in</translation>
    </message>
    <message>
        <source>At most so many %1</source>
        <comment>a minute, an hour, a day, a month</comment>
        <translation>Höchstens so viele %1</translation>
    </message>
    <message>
        <source>Days and months are those of UTC. What is empty limits nothing; where the department says something, too, the stricter of both holds.</source>
        <translation>Tage und Monate sind die der UTC. Was leer ist, begrenzt nichts; wo auch die Abteilung etwas sagt, gilt das Strengere von beidem.</translation>
    </message>
</context>
<context>
    <name>qd::ui::PacePart</name>
    <message>
        <source>Limits …</source>
        <translation>Grenzen …</translation>
    </message>
    <message>
        <source>Your limits of %1</source>
        <translation>Ihre Grenzen für %1</translation>
    </message>
    <message>
        <source>Nothing goes out, for your limits cannot be read. %1</source>
        <translation>Nichts geht hinaus, denn Ihre Grenzen sind nicht zu lesen. %1</translation>
    </message>
    <message>
        <source>You set no limit of your own.</source>
        <translation>Sie setzen keine eigene Grenze.</translation>
    </message>
    <message>
        <source>Your own limits: %1 Where the department says something, too, the stricter of both holds.</source>
        <translation>Ihre eigenen Grenzen: %1 Wo auch die Abteilung etwas sagt, gilt das Strengere von beidem.</translation>
    </message>
    <message>
        <source>Kept. It holds from now on, also for what waits.</source>
        <translation>Behalten. Es gilt von jetzt an, auch für das, was wartet.</translation>
    </message>
    <message>
        <source>How much may go out there, how fast, and when nothing</source>
        <translation>Wie viel dorthin gehen darf, wie schnell, und wann nichts</translation>
    </message>
</context>
<context>
    <name>qd::ui::PackReader</name>
    <message>
        <source>adopted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>changed since then</source>
        <translation>seither geändert</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>Adopt this text</source>
        <translation>Diesen Text annehmen</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiterlesen</translation>
    </message>
    <message>
        <source>Texts of %1</source>
        <translation>Texte von %1</translation>
    </message>
    <message>
        <source>Agents are told it as if you had written it. A newer version of the pack in which it is another asks you again.</source>
        <translation>Agenten wird er gesagt, als hätten Sie ihn geschrieben. Eine neuere Fassung des Pakets, in der er anders ist, fragt Sie wieder.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a text of a pack · whether it is adopted</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Adopt all %n …</source>
        <translation>
            <numerusform>Den %n annehmen …</numerusform>
            <numerusform>Alle %n annehmen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Adopt %1</source>
        <translation>%1 annehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) become(s) yours, read or not. Agents are told them as if you had written them, and that can&apos;t be taken back.</source>
        <translation>
            <numerusform>%n Text wird Ihrer, gelesen oder nicht. Agenten wird er gesagt, als hätten Sie ihn geschrieben, und das lässt sich nicht zurücknehmen.</numerusform>
            <numerusform>%n Texte werden Ihre, gelesen oder nicht. Agenten werden sie gesagt, als hätten Sie sie geschrieben, und das lässt sich nicht zurücknehmen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adopt all %n</source>
        <translation>
            <numerusform>Den %n annehmen</numerusform>
            <numerusform>Alle %n annehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>not read, in place of yours</source>
        <translation>nicht gelesen, anstelle von Ihrem</translation>
    </message>
</context>
<context>
    <name>qd::ui::PackRow</name>
    <message>
        <source>Read …</source>
        <translation>Lesen …</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Why? It stands on record</source>
        <translation>Warum? Es wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Adopted as it stands</source>
        <translation>Angenommen, wie es ist</translation>
    </message>
    <message>
        <source>%1 texts to read</source>
        <translation>%1 Texte zu lesen</translation>
    </message>
    <message>
        <source>%1 of %2 texts to read</source>
        <translation>%1 von %2 Texten zu lesen</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Schlüssel %1</translation>
    </message>
    <message>
        <source>Close the texts of %1</source>
        <translation>Die Texte von %1 schließen</translation>
    </message>
    <message>
        <source>Read the texts of %1</source>
        <translation>Die Texte von %1 lesen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Why %1 is removed</source>
        <translation>Warum %1 entfernt wird</translation>
    </message>
    <message>
        <source>Its organisation can&apos;t be used any more; what it did stays on record</source>
        <translation>Seine Organisation ist dann nicht mehr zu gebrauchen; was sie getan hat, bleibt in der Aufzeichnung</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Adopted: %1.</source>
        <translation>Angenommen: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) adopted.</source>
        <translation>
            <numerusform>%n Text angenommen.</numerusform>
            <numerusform>%n Texte angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Title, rules and limits</source>
        <translation>Titel, Regeln und Grenzen</translation>
    </message>
    <message>
        <source>Role: %1</source>
        <translation>Rolle: %1</translation>
    </message>
    <message>
        <source>Workflow: %1</source>
        <translation>Ablauf: %1</translation>
    </message>
    <message>
        <source>Prompt: %1</source>
        <translation>Prompt: %1</translation>
    </message>
    <message>
        <source>Form of reply: %1</source>
        <translation>Form der Antwort: %1</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Fassung %1</translation>
    </message>
    <message>
        <source>from %1, as it names itself</source>
        <translation>von %1, wie es sich selbst nennt</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>nicht unterschrieben</translation>
    </message>
    <message>
        <source>signed with the key %1</source>
        <translation>unterschrieben mit dem Schlüssel %1</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>Lizenz %1</translation>
    </message>
    <message>
        <source>taken %1</source>
        <translation>übernommen %1</translation>
    </message>
    <message>
        <source>It would do nothing outside.</source>
        <translation>Es würde draußen nichts tun.</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>a kind of action · the way out it takes</comment>
        <translation>%1 über %2</translation>
    </message>
    <message>
        <source>It would do outside: %1. Each time its rules and yours are asked, and the stricter of the two holds; where neither says anything, you are asked.</source>
        <translation>Es würde draußen tun: %1. Jedes Mal werden seine Regeln und Ihre gefragt, und die strengere gilt; wo keine etwas sagt, werden Sie gefragt.</translation>
    </message>
    <message>
        <source>You have adopted it as it stands.</source>
        <translation>Sie haben ihn angenommen, wie er ist.</translation>
    </message>
    <message>
        <source>All of it is new: nothing of it was adopted before.</source>
        <translation>Alles daran ist neu: Nichts davon war schon angenommen.</translation>
    </message>
    <message>
        <source>You adopted another version of it, which the record does not hold any more.</source>
        <translation>Sie haben eine andere Fassung davon angenommen, die nicht mehr in der Aufzeichnung steht.</translation>
    </message>
    <message>
        <source>It has changed since you adopted it: what was put in is underlined, what was taken out is struck through.</source>
        <translation>Er hat sich geändert, seit Sie ihn angenommen haben: Was hinzukam, ist unterstrichen; was wegfiel, ist durchgestrichen.</translation>
    </message>
    <message>
        <source>Your agents are told again what they were told without it</source>
        <translation>Ihren Agenten wird dann wieder gesagt, was ihnen ohne es gesagt wurde</translation>
    </message>
    <message>
        <source>Prompts and forms of replies for %1. Each is told there once you have adopted it, in place of what stood under its name. They let nothing that your organisation does not.</source>
        <translation>Prompts und Formen von Antworten für %1. Jeder Text gilt dort, sobald Sie ihn angenommen haben, anstelle dessen, was unter seinem Namen stand. Sie erlauben nichts, was Ihre Organisation nicht erlaubt.</translation>
    </message>
    <message>
        <source>Beside what your agents are told under this name now: what it would put in is underlined, what it would take out is struck through.</source>
        <translation>Neben dem, was Ihren Agenten jetzt unter diesem Namen gesagt wird: Was hinzukäme, ist unterstrichen; was wegfiele, ist durchgestrichen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::PacksPanel</name>
    <message>
        <source>Organisations of others (packs)</source>
        <translation>Organisationen anderer (Pakete)</translation>
    </message>
    <message>
        <source>Take a pack …</source>
        <translation>Paket übernehmen …</translation>
    </message>
    <message>
        <source>Take an organisation of somebody else from its file</source>
        <translation>Die Organisation eines anderen aus ihrer Datei übernehmen</translation>
    </message>
    <message>
        <source>An organisation that somebody else made is data. It may do what both its rules and yours let it, so the smaller of the two; and what its agents are told is a stranger&apos;s word until you have read and adopted it, text by text. A signature says whose it is, and lets it do nothing.</source>
        <translation>Eine Organisation, die jemand anders gemacht hat, besteht aus Daten. Sie darf, was sowohl ihre Regeln als auch Ihre zulassen, also das Kleinere von beiden; und was ihren Agenten gesagt wird, ist das Wort eines Fremden, bis Sie es Text für Text gelesen und angenommen haben. Eine Unterschrift sagt, von wem sie ist, und erlaubt ihr nichts.</translation>
    </message>
    <message>
        <source>Packs can&apos;t be seen from here.</source>
        <translation>Pakete sind von hier aus nicht zu sehen.</translation>
    </message>
    <message>
        <source>Looking at what there is …</source>
        <translation>Es wird nachgesehen, was es gibt …</translation>
    </message>
    <message>
        <source>One file; a signature that lies beside it is taken with it</source>
        <translation>Eine Datei; eine Unterschrift, die daneben liegt, wird mitgenommen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Not everything could be looked at: %1</source>
        <translation>Nicht alles ließ sich ansehen: %1</translation>
    </message>
    <message>
        <source>No pack is held.</source>
        <translation>Es gibt kein Paket.</translation>
    </message>
    <message>
        <source>Drop the file of one here, or choose it. Nothing of it begins before you say so.</source>
        <translation>Lassen Sie die Datei eines Pakets hier fallen, oder wählen Sie sie. Nichts davon beginnt, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>Take a pack</source>
        <translation>Paket übernehmen</translation>
    </message>
    <message>
        <source>Pack (*.json)</source>
        <translation>Paket (*.json)</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what is wrong with a pack · where in it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Let go of it to take the pack.</source>
        <translation>Loslassen, um das Paket zu übernehmen.</translation>
    </message>
    <message>
        <source>Prompts that come without an organisation are for</source>
        <translation>Prompts, die ohne Organisation kommen, sind für</translation>
    </message>
    <message>
        <source>The organisation of yours that prompts are for which come without one</source>
        <translation>Ihre Organisation, für die Prompts sind, die ohne eine kommen</translation>
    </message>
    <message>
        <source>Nothing of them is told there before you adopt it</source>
        <translation>Nichts davon wird dort gesagt, bevor Sie es annehmen</translation>
    </message>
</context>
<context>
    <name>qd::ui::PagePreview</name>
    <message>
        <source>From %1</source>
        <translation>Von %1</translation>
    </message>
    <message numerus="yes">
        <source>To %n people, to each of them alone</source>
        <translation>
            <numerusform>An eine Person, an sie allein</numerusform>
            <numerusform>An %n Personen, an jede für sich</numerusform>
        </translation>
    </message>
    <message>
        <source>As its audience will see it</source>
        <translation>Wie sein Publikum es sehen wird</translation>
    </message>
    <message>
        <source>Goes to %1</source>
        <translation>Geht an %1</translation>
    </message>
    <message>
        <source>Company · now · everyone</source>
        <translation>Unternehmen · jetzt · alle</translation>
    </message>
</context>
<context>
    <name>qd::ui::Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Go to a page, an agent, a campaign; or do something</source>
        <translation>Zu einer Seite, einem Agenten, einer Kampagne gehen; oder etwas tun</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Einen Befehl suchen</translation>
    </message>
    <message>
        <source>Nothing is called that</source>
        <translation>Nichts heißt so</translation>
    </message>
</context>
<context>
    <name>qd::ui::PeopleModel</name>
    <message>
        <source>Executive</source>
        <translation>Geschäftsleitung</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Specialists</source>
        <translation>Fachleute</translation>
    </message>
    <message>
        <source>%1, a trial shows a difference</source>
        <translation>%1, ein Versuch zeigt einen Unterschied</translation>
    </message>
</context>
<context>
    <name>qd::ui::PeoplePage</name>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>At work on</source>
        <translation>Arbeitet an</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Open its run</source>
        <translation>Seinen Lauf öffnen</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Model calls</source>
        <translation>Aufrufe von Modellen</translation>
    </message>
    <message>
        <source>Tokens in · out</source>
        <translation>Token hinein · heraus</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Would have cost (Rehearsal)</source>
        <translation>Hätte gekostet (Probe)</translation>
    </message>
    <message>
        <source>Ever</source>
        <translation>Jemals</translation>
    </message>
    <message>
        <source>Turns done</source>
        <translation>Erledigte Arbeitsgänge</translation>
    </message>
    <message>
        <source>Turns that failed</source>
        <translation>Fehlgeschlagene Arbeitsgänge</translation>
    </message>
    <message>
        <source>A turn takes</source>
        <translation>Ein Arbeitsgang dauert</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>none of its own</source>
        <translation>keine eigenen</translation>
    </message>
    <message>
        <source>only what is urgent</source>
        <translation>nur Dringendes</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Reports to</source>
        <translation>Berichtet an</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>Leitet</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemanden</translation>
    </message>
    <message>
        <source>May decide up to</source>
        <translation>Darf entscheiden bis</translation>
    </message>
    <message>
        <source>May shift between channels</source>
        <translation>Darf zwischen Kanälen verschieben</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>Hears of what goes to all</source>
        <translation>Hört von dem, was an alle geht</translation>
    </message>
    <message>
        <source>Personality</source>
        <translation>Persönlichkeit</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Model and skills</source>
        <translation>Modell und Fertigkeiten</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fertigkeiten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Agents by rank</source>
        <translation>Agenten nach Rang</translation>
    </message>
    <message>
        <source>Nobody works here yet.</source>
        <translation>Hier arbeitet noch niemand.</translation>
    </message>
    <message>
        <source>Adopt an organisation, and its agents are listed here with what they answer for.</source>
        <translation>Nehmen Sie eine Organisation an, dann stehen ihre Agenten hier mit dem, was sie verantworten.</translation>
    </message>
    <message>
        <source>Recent messages</source>
        <translation>Letzte Nachrichten</translation>
    </message>
    <message>
        <source>Show its traffic</source>
        <translation>Seinen Verkehr zeigen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Last calls of a model</source>
        <translation>Letzte Aufrufe eines Modells</translation>
    </message>
    <message numerus="yes">
        <source>All %n call(s)</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>Alle %n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages can&apos;t be read: %1</source>
        <translation>Nachrichten können nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>No message from or to this agent yet.</source>
        <translation>Noch keine Nachricht von diesem Agenten oder an ihn.</translation>
    </message>
    <message>
        <source>%1 · to %2 · %3</source>
        <comment>when · whom · type</comment>
        <translation>%1 · an %2 · %3</translation>
    </message>
    <message>
        <source>%1 · from %2 · %3</source>
        <comment>when · whom · type</comment>
        <translation>%1 · von %2 · %3</translation>
    </message>
    <message>
        <source>versions %1 and %2, tried: a difference is shown</source>
        <translation>Versionen %1 und %2, verglichen: ein Unterschied ist gezeigt</translation>
    </message>
    <message>
        <source>versions %1 and %2, tried side by side</source>
        <translation>Versionen %1 und %2, nebeneinander versucht</translation>
    </message>
    <message>
        <source>the organisation&apos;s file says</source>
        <translation>wie es die Datei der Organisation sagt</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Set up as</source>
        <translation>Eingerichtet als</translation>
    </message>
    <message>
        <source>Its own model</source>
        <translation>Sein eigenes Modell</translation>
    </message>
    <message>
        <source>Show the profile</source>
        <translation>Das Profil zeigen</translation>
    </message>
    <message>
        <source>How it is set up</source>
        <translation>Wie er eingerichtet ist</translation>
    </message>
</context>
<context>
    <name>qd::ui::PeoplePanel</name>
    <message>
        <source>People outside</source>
        <translation>Menschen draußen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finden</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Eine Person finden</translation>
    </message>
    <message>
        <source>What is kept of people outside is sealed, for each of them with a key of their own. Whoever looks is on record; who is forgotten can be read by nobody any more, in no backup either.</source>
        <translation>Was über Menschen draußen aufbewahrt wird, ist versiegelt, für jeden mit einem eigenen Schlüssel. Wer hinsieht, wird aufgezeichnet; wer vergessen ist, den kann niemand mehr lesen, auch in keiner Sicherung.</translation>
    </message>
    <message>
        <source>What is kept of people outside can&apos;t be opened from here.</source>
        <translation>Was über Menschen draußen aufbewahrt wird, lässt sich von hier nicht öffnen.</translation>
    </message>
    <message>
        <source>Nobody outside is kept.</source>
        <translation>Über niemanden draußen wird etwas aufbewahrt.</translation>
    </message>
    <message>
        <source>E-mail address, phone number or id of a person</source>
        <translation>E-Mail-Adresse, Telefonnummer oder Kennung einer Person</translation>
    </message>
    <message>
        <source>E-mail address, phone number or id</source>
        <translation>E-Mail-Adresse, Telefonnummer oder Kennung</translation>
    </message>
    <message>
        <source>Which list is shown</source>
        <translation>Welche Liste gezeigt wird</translation>
    </message>
    <message>
        <source>Everybody (%1)</source>
        <translation>Alle (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a list · how many are on it</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nobody with that address is kept.</source>
        <translation>Unter dieser Adresse wird niemand aufbewahrt.</translation>
    </message>
    <message>
        <source>The last %1 that anything happened with; whoever else is kept is found by address.</source>
        <translation>Die letzten %1, mit denen etwas geschah; alle anderen findet man über die Adresse.</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add somebody outside</source>
        <translation>Jemanden draußen hinzufügen</translation>
    </message>
    <message>
        <source>Add one by hand; quarterdeck contacts import takes people up from a table, with what they agreed to.</source>
        <translation>Fügen Sie jemanden von Hand hinzu; quarterdeck contacts import nimmt Menschen aus einer Tabelle auf, mit dem, dem sie zugestimmt haben.</translation>
    </message>
    <message>
        <source>Add somebody …</source>
        <translation>Jemanden hinzufügen …</translation>
    </message>
    <message>
        <source>Kept. Whoever should not have been kept is forgotten for good with “Forget …”.</source>
        <translation>Aufgenommen. Wer nicht hätte aufgenommen werden sollen, wird mit „Vergessen …“ für immer vergessen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::PersonDelegate</name>
    <message>
        <source>%1 rehearsed</source>
        <comment>an amount that was not billed</comment>
        <translation>%1 geprobt</translation>
    </message>
    <message>
        <source>shown: choose</source>
        <translation>gezeigt: wählen</translation>
    </message>
    <message>
        <source>being tried</source>
        <translation>wird versucht</translation>
    </message>
</context>
<context>
    <name>qd::ui::PersonForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>letters need street, postcode, city and country</source>
        <translation>Briefe brauchen Straße, Postleitzahl, Ort und Land</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>Zweite Zeile</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>two letters, as DE</source>
        <translation>zwei Buchstaben, etwa DE</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>as de or en-GB</source>
        <translation>etwa de oder en-GB</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>sealed like the rest</source>
        <translation>versiegelt wie das Übrige</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>customers, press: small letters, digits and hyphens</source>
        <translation>customers, press: kleine Buchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Per E-Mail</translation>
    </message>
    <message>
        <source>By SMS</source>
        <translation>Per SMS</translation>
    </message>
    <message>
        <source>By letter</source>
        <translation>Per Brief</translation>
    </message>
    <message>
        <source>How that is known</source>
        <translation>Woher das bekannt ist</translation>
    </message>
    <message>
        <source>a form, a mail, their own word: it stands on record</source>
        <translation>ein Formular, eine Mail, das eigene Wort: Es wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Where they are from</source>
        <translation>Woher sie kommen</translation>
    </message>
    <message>
        <source>your own hand, unless you say otherwise: it stands on record</source>
        <translation>von Ihrer Hand, wenn Sie nichts anderes sagen: Es wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Add them</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Keep this person</source>
        <translation>Diesen Menschen aufnehmen</translation>
    </message>
    <message>
        <source>Keep nobody</source>
        <translation>Niemanden aufnehmen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change what is kept of this person</source>
        <translation>Ändern, was von diesem Menschen aufbewahrt wird</translation>
    </message>
    <message>
        <source>Leave this person as they are</source>
        <translation>Diesen Menschen lassen, wie er ist</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>All of it is sealed, but lists, what they agreed to, how that is known and where they are from. Names, addresses and numbers are left out of those.</source>
        <translation>Alles davon wird versiegelt, außer Listen, Zustimmungen, woher das bekannt ist und woher sie kommen. Namen, Adressen und Nummern werden darin ausgelassen.</translation>
    </message>
    <message>
        <source>What you leave empty stays as it is. Names, addresses and numbers are left out of what is not sealed.</source>
        <translation>Was Sie leer lassen, bleibt, wie es ist. Namen, Adressen und Nummern werden in dem ausgelassen, was nicht versiegelt wird.</translation>
    </message>
</context>
<context>
    <name>qd::ui::PersonRow</name>
    <message>
        <source>%1 for %2</source>
        <comment>by what they are reached · for what</comment>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1 (not to be reached)</source>
        <translation>%1 (nicht zu erreichen)</translation>
    </message>
    <message>
        <source>Lists: %1</source>
        <translation>Listen: %1</translation>
    </message>
    <message>
        <source>Reached by: %1</source>
        <translation>Erreichbar über: %1</translation>
    </message>
    <message>
        <source>Agreed to: %1</source>
        <translation>Zugestimmt: %1</translation>
    </message>
    <message>
        <source>Said no to: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Last heard of or written to: %1</source>
        <translation>Zuletzt gehört oder angeschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>Forgotten after %n day(s) without anything</source>
        <translation>
            <numerusform>Vergessen nach %n Tag ohne Vorgang</numerusform>
            <numerusform>Vergessen nach %n Tagen ohne Vorgang</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Forget …</source>
        <translation>Vergessen …</translation>
    </message>
    <message>
        <source>Forget for good</source>
        <translation>Endgültig vergessen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Person %1</source>
        <translation>Person %1</translation>
    </message>
    <message>
        <source>What is kept of them, in plain words. That you looked goes on record.</source>
        <translation>Was über sie aufbewahrt wird, im Klartext. Dass Sie hingesehen haben, wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>All that is kept, and all that happened with it, in one file: to give it to them</source>
        <translation>Alles, was aufbewahrt wird, und alles, was damit geschah, in einer Datei: um es ihnen zu geben</translation>
    </message>
    <message>
        <source>Destroys the key of what is kept. It cannot be taken back.</source>
        <translation>Zerstört den Schlüssel dessen, was aufbewahrt wird. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Why this person is forgotten</source>
        <translation>Warum diese Person vergessen wird</translation>
    </message>
    <message>
        <source>Why? It stands on record: they asked for it, for one</source>
        <translation>Warum? Es wird aufgezeichnet: zum Beispiel auf eigenen Wunsch</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field of a person · its value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Export what is kept of a person</source>
        <translation>Exportieren, was über eine Person aufbewahrt wird</translation>
    </message>
    <message>
        <source>JSON document (*.json)</source>
        <translation>JSON-Dokument (*.json)</translation>
    </message>
    <message>
        <source>Saved to %1. What stands there is not sealed.</source>
        <translation>Gespeichert in %1. Was dort steht, ist nicht versiegelt.</translation>
    </message>
    <message>
        <source>Forgotten: nobody can read any more what was kept.</source>
        <translation>Vergessen: Niemand kann mehr lesen, was aufbewahrt war.</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>zugestimmt</translation>
    </message>
    <message>
        <source>said no</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>by Quarterdeck</source>
        <translation>von Quarterdeck</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4</source>
        <comment>when · what happened · by whom · why</comment>
        <translation>%1: %2 %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier: quarterdeck contacts trail shows them</source>
        <translation>
            <numerusform>%n früherer Eintrag: quarterdeck contacts trail zeigt ihn</numerusform>
            <numerusform>%n frühere Einträge: quarterdeck contacts trail zeigt sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Consent …</source>
        <translation>Zustimmung …</translation>
    </message>
    <message>
        <source>Another address, another list: what you leave empty stays</source>
        <translation>Eine andere Adresse, eine andere Liste: Was Sie leer lassen, bleibt</translation>
    </message>
    <message>
        <source>What they have agreed to or said no to, and how that is known</source>
        <translation>Wem zugestimmt oder was abgelehnt wurde, und woher das bekannt ist</translation>
    </message>
    <message>
        <source>Changed. What stood there before is sealed on record, with the same key.</source>
        <translation>Geändert. Was vorher dort stand, bleibt versiegelt in der Aufzeichnung, mit demselben Schlüssel.</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Festgehalten.</translation>
    </message>
</context>
<context>
    <name>qd::ui::ProposalRow</name>
    <message>
        <source>Take it</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <comment>when it holds, the new level, the one of now</comment>
        <translation>%1: %2 statt %3</translation>
    </message>
    <message>
        <source>Until %1; then you are asked as before.</source>
        <translation>Bis %1; dann werden Sie gefragt wie zuvor.</translation>
    </message>
    <message>
        <source>Take the rule: %1</source>
        <translation>Die Regel annehmen: %1</translation>
    </message>
    <message>
        <source>Leave the rule: %1</source>
        <translation>Die Regel ablehnen: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::ProviderRow</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Asks %1 for its list of models: one request, which costs nothing</source>
        <translation>Fragt %1 nach der Liste der Modelle: eine Anfrage, die nichts kostet</translation>
    </message>
    <message>
        <source>It needs an address: a file in the folder “providers” of the home names it.</source>
        <translation>Er braucht eine Adresse: Eine Datei im Ordner „providers“ des Arbeitsordners nennt sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s), looked up on %1</source>
        <translation>
            <numerusform>%n Modell, nachgesehen am %1</numerusform>
            <numerusform>%n Modelle, nachgesehen am %1</numerusform>
        </translation>
    </message>
    <message>
        <source>whatever models it has</source>
        <translation>welche Modelle er auch hat</translation>
    </message>
    <message>
        <source>%1. Since %2.</source>
        <translation>%1. Seit %2.</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>Cannot be asked now</source>
        <translation>Gerade nicht zu fragen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Runs on this machine</source>
        <translation>Läuft auf diesem Rechner</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Right would be: %1.</source>
        <translation>Richtig wäre: %1.</translation>
    </message>
    <message>
        <source>%1 answers and takes the key.</source>
        <translation>%1 antwortet und nimmt den Schlüssel.</translation>
    </message>
    <message>
        <source>%1 answers, without a key.</source>
        <translation>%1 antwortet, ohne Schlüssel.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n model(s).</source>
        <translation>
            <numerusform>Er hat %n Modell.</numerusform>
            <numerusform>Er hat %n Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not among them, but asked by your agents: %1.</source>
        <translation>Nicht dabei, aber von Ihren Agenten gefragt: %1.</translation>
    </message>
    <message>
        <source>Those that your agents ask are among them.</source>
        <translation>Die, die Ihre Agenten fragen, sind dabei.</translation>
    </message>
    <message>
        <source>The test cost nothing; whether the account has money shows with the first call.</source>
        <translation>Der Test hat nichts gekostet; ob das Konto gedeckt ist, zeigt der erste Aufruf.</translation>
    </message>
    <message>
        <source>not tried with the real service yet</source>
        <translation>noch nicht mit dem echten Dienst erprobt</translation>
    </message>
    <message>
        <source>tried with the real service on %1</source>
        <translation>am %1 mit dem echten Dienst erprobt</translation>
    </message>
    <message>
        <source>%1 holds %2 tokens as it is loaded now.</source>
        <translation>%1 fasst, wie es jetzt geladen ist, %2 Token.</translation>
    </message>
    <message>
        <source>Everything is stopped, so nothing is asked outside</source>
        <translation>Alles ist angehalten, darum wird draußen nichts gefragt</translation>
    </message>
</context>
<context>
    <name>qd::ui::Rail</name>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>qd::ui::RailButton</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation>
            <numerusform>%n wartet auf Sie</numerusform>
            <numerusform>%n warten auf Sie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::RuleFacts</name>
    <message>
        <source>for the department alone</source>
        <translation>nur für die Abteilung</translation>
    </message>
    <message>
        <source>for one person</source>
        <translation>für eine Person</translation>
    </message>
    <message>
        <source>for people by name</source>
        <translation>für namentlich Genannte</translation>
    </message>
    <message>
        <source>for a list</source>
        <translation>für eine Liste</translation>
    </message>
    <message>
        <source>for those who follow the account</source>
        <translation>für alle, die dem Konto folgen</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>für jedermann</translation>
    </message>
    <message numerus="yes">
        <source>for at most %n of them</source>
        <translation>
            <numerusform>für höchstens %n davon</numerusform>
            <numerusform>für höchstens %n davon</numerusform>
        </translation>
    </message>
    <message>
        <source>at no cost</source>
        <translation>ohne Kosten</translation>
    </message>
    <message>
        <source>for at most %1 each</source>
        <translation>für je höchstens %1</translation>
    </message>
    <message>
        <source>where it can be undone</source>
        <translation>wo es zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>where it cannot be undone</source>
        <translation>wo es nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>You have not decided on its kind before.</source>
        <translation>Über diese Art haben Sie noch nie entschieden.</translation>
    </message>
    <message>
        <source>So far you said yes, unchanged, to %1 of %2 of its kind.</source>
        <translation>Bisher haben Sie %1 von %2 dieser Art unverändert zugestimmt.</translation>
    </message>
    <message>
        <source>Of the last %1, it would have asked you about %2.</source>
        <translation>Von den letzten %1 hätte sie Ihnen %2 vorgelegt.</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>asked for by %1</source>
        <translation>beantragt von %1</translation>
    </message>
    <message>
        <source>Always do it like this …</source>
        <translation>Immer so machen …</translation>
    </message>
    <message>
        <source>A rule that you may take</source>
        <translation>Eine Regel, die Sie annehmen können</translation>
    </message>
    <message>
        <source>%1: goes out without asking you.</source>
        <translation>%1: geht hinaus, ohne dass Sie gefragt werden.</translation>
    </message>
    <message>
        <source>Until %1; then you are asked again.</source>
        <translation>Bis %1; danach werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>Take the rule</source>
        <translation>Regel annehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Lassen</translation>
    </message>
</context>
<context>
    <name>qd::ui::RuleForm</name>
    <message>
        <source>Only what cannot be undone</source>
        <translation>Nur was nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>Kind of action</source>
        <translation>Art der Handlung</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Costs more than</source>
        <translation>Kostet mehr als</translation>
    </message>
    <message>
        <source>Who decides then</source>
        <translation>Wer dann entscheidet</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>whatever it costs; or dollars, as 50</source>
        <translation>was immer es kostet; oder Dollar, etwa 50</translation>
    </message>
    <message>
        <source>Without an end</source>
        <translation>Ohne Ende</translation>
    </message>
    <message>
        <source>One week from now</source>
        <translation>Eine Woche ab jetzt</translation>
    </message>
    <message>
        <source>30 days from now</source>
        <translation>30 Tage ab jetzt</translation>
    </message>
    <message>
        <source>90 days from now</source>
        <translation>90 Tage ab jetzt</translation>
    </message>
    <message>
        <source>the new rule</source>
        <translation>die neue Regel</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>Jede Art</translation>
    </message>
    <message>
        <source>Any way out</source>
        <translation>Jeder Weg hinaus</translation>
    </message>
</context>
<context>
    <name>qd::ui::RuleText</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>the department alone</source>
        <translation>die Abteilung allein</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>eine Person</translation>
    </message>
    <message>
        <source>people by name</source>
        <translation>namentlich Genannte</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>those who follow the account</source>
        <translation>alle, die dem Konto folgen</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>jedermann</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>for more than %1</source>
        <translation>für mehr als %1</translation>
    </message>
    <message>
        <source>at no cost</source>
        <translation>ohne Kosten</translation>
    </message>
    <message>
        <source>for at most %1</source>
        <translation>für höchstens %1</translation>
    </message>
    <message>
        <source>to more than %1 people</source>
        <translation>an mehr als %1 Personen</translation>
    </message>
    <message>
        <source>to at most %1 people</source>
        <translation>an höchstens %1 Personen</translation>
    </message>
    <message>
        <source>where it can be undone</source>
        <translation>wo es zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>where it cannot be undone</source>
        <translation>wo es nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>with nothing in it above: %1</source>
        <translation>mit nichts darin über: %1</translation>
    </message>
    <message>
        <source>with something in it above: %1</source>
        <translation>mit etwas darin über: %1</translation>
    </message>
    <message>
        <source>chosen by what is trusted at least as: %1</source>
        <translation>gewählt von dem, was mindestens so vertrauenswürdig ist wie: %1</translation>
    </message>
    <message>
        <source>made from what is trusted at least as: %1</source>
        <translation>gemacht aus dem, was mindestens so vertrauenswürdig ist wie: %1</translation>
    </message>
    <message>
        <source>made from something that is trusted less than: %1</source>
        <translation>gemacht aus etwas, das weniger vertrauenswürdig ist als: %1</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>by account %1</source>
        <translation>über das Konto %1</translation>
    </message>
    <message>
        <source>asked for by %1</source>
        <translation>erbeten von %1</translation>
    </message>
    <message>
        <source>of rank: %1</source>
        <translation>vom Rang: %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>of risk: %1</source>
        <translation>mit Risiko: %1</translation>
    </message>
    <message>
        <source>Any action</source>
        <translation>Jede Handlung</translation>
    </message>
    <message>
        <source>%1: %2 at most</source>
        <comment>a kind of action, and the highest level that it may have</comment>
        <translation>%1: höchstens %2</translation>
    </message>
    <message>
        <source>What cannot be undone</source>
        <translation>Was nicht zurückgenommen werden kann</translation>
    </message>
    <message>
        <source>What was made from a stranger&apos;s text</source>
        <translation>Was aus dem Text Fremder gemacht wurde</translation>
    </message>
    <message>
        <source>What costs more than %1 asks you</source>
        <translation>Was mehr als %1 kostet, wird Ihnen vorgelegt</translation>
    </message>
    <message>
        <source>What reaches more than %1 people, or nobody knows how many, asks you</source>
        <translation>Was mehr als %1 Personen erreicht, oder niemand weiß wie viele, wird Ihnen vorgelegt</translation>
    </message>
    <message>
        <source>Nothing goes out through any account</source>
        <translation>Über kein Konto geht etwas hinaus</translation>
    </message>
    <message>
        <source>Nothing goes out but through %1</source>
        <translation>Nichts geht hinaus außer über %1</translation>
    </message>
    <message>
        <source>Held for %1 before it leaves.</source>
        <translation>Wird %1 gehalten, bevor es hinausgeht.</translation>
    </message>
    <message>
        <source>Leaves at once.</source>
        <translation>Geht sofort hinaus.</translation>
    </message>
    <message>
        <source>then it is withdrawn, with everything that would follow from it</source>
        <translation>dann wird es zurückgezogen, mit allem, was daraus folgen würde</translation>
    </message>
    <message>
        <source>then it goes back to whoever leads its agent, and nothing goes out</source>
        <translation>dann geht es zurück an die Leitung seines Agenten, und nichts geht hinaus</translation>
    </message>
    <message>
        <source>Waits for you for %1; %2.</source>
        <comment>how long, and what happens then</comment>
        <translation>Wartet %1 auf Sie; %2.</translation>
    </message>
</context>
<context>
    <name>qd::ui::RuleTrial</name>
    <message>
        <source>Nothing was to go out in the last %1 days, so there is nothing to try it on.</source>
        <translation>In den letzten %1 Tagen sollte nichts hinausgehen; es gibt also nichts, woran es zu erproben wäre.</translation>
    </message>
    <message>
        <source>%1 of the last %2 days&apos; %3 actions would have asked you; %4 did.</source>
        <translation>%1 der %3 Handlungen der letzten %2 Tage wären Ihnen vorgelegt worden; %4 wurden es.</translation>
    </message>
    <message>
        <source>%1 that went by themselves would ask, and %2 that asked would go by themselves.</source>
        <translation>%1, die von selbst gingen, würden fragen, und %2, die fragten, gingen von selbst.</translation>
    </message>
    <message>
        <source>Of %1 it cannot be told: what chose them was not recorded then.</source>
        <translation>Von %1 lässt es sich nicht sagen: was sie wählte, wurde damals nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>%1 → %2  ·  %3  ·  %4</source>
        <comment>a level, another one, what it was about, when</comment>
        <translation>%1 → %2  ·  %3  ·  %4</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
</context>
<context>
    <name>qd::ui::RunDelegate</name>
    <message>
        <source>%1 · rehearsal</source>
        <translation>%1 · Probe</translation>
    </message>
</context>
<context>
    <name>qd::ui::RunReadings</name>
    <message>
        <source>%1 of %2 runs</source>
        <translation>%1 von %2 Läufen</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>for “%1”</source>
        <translation>auf „%1“</translation>
    </message>
    <message>
        <source>again at %1</source>
        <translation>noch einmal um %1</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>festgefahren</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>step, what it waits for</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, for %2, who is paused</source>
        <comment>step, agent</comment>
        <translation>%1, auf %2, der pausiert</translation>
    </message>
    <message>
        <source>about to begin</source>
        <translation>beginnt gleich</translation>
    </message>
    <message>
        <source>being undone</source>
        <translation>wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>paused with the run above</source>
        <translation>unterbrochen mit dem Lauf darüber</translation>
    </message>
    <message>
        <source>stopped with everything</source>
        <translation>angehalten mit allem anderen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 von %n Schritt</numerusform>
            <numerusform>%1 von %n Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>about to end</source>
        <translation>endet gleich</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>attempt %1</source>
        <translation>Versuch %1</translation>
    </message>
    <message>
        <source>waits for %1, who is paused</source>
        <translation>wartet auf %1, der pausiert</translation>
    </message>
    <message>
        <source>with %1</source>
        <comment>provider of models</comment>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>since %1, by %2 at the latest</source>
        <translation>seit %1, spätestens bis %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::SealedDocument</name>
    <message>
        <source>[a picture that is not part of this]</source>
        <translation>[ein Bild, das nicht dazugehört]</translation>
    </message>
</context>
<context>
    <name>qd::ui::SearchRow</name>
    <message>
        <source>Address of your SearXNG server</source>
        <translation>Adresse Ihres SearXNG-Servers</translation>
    </message>
    <message>
        <source>Address of a server, as http://localhost:8888</source>
        <translation>Adresse eines Servers, wie http://localhost:8888</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Search there</source>
        <translation>Dort suchen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Do not search there</source>
        <translation>Dort nicht suchen</translation>
    </message>
    <message>
        <source>%1 Right would be: %2.</source>
        <translation>%1 Richtig wäre: %2.</translation>
    </message>
    <message>
        <source>Nobody searches there any more.</source>
        <translation>Dort wird nicht mehr gesucht.</translation>
    </message>
    <message>
        <source>Searches go there from now on.</source>
        <translation>Ab jetzt wird dort gesucht.</translation>
    </message>
    <message>
        <source>Searches</source>
        <translation>Sucht</translation>
    </message>
    <message>
        <source>Ready, not used</source>
        <translation>Bereit, nicht benutzt</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>Keine Adresse</translation>
    </message>
    <message>
        <source>not tried with the real service yet</source>
        <translation>noch nicht mit dem echten Dienst erprobt</translation>
    </message>
    <message>
        <source>tried with the real service on %1</source>
        <translation>am %1 mit dem echten Dienst erprobt</translation>
    </message>
</context>
<context>
    <name>qd::ui::Sections</name>
    <message>
        <source>%1, shown below</source>
        <comment>what can be hidden</comment>
        <translation>%1, unten gezeigt</translation>
    </message>
    <message>
        <source>%1, show it below</source>
        <comment>what can be shown</comment>
        <translation>%1, unten zeigen</translation>
    </message>
</context>
<context>
    <name>qd::ui::Sentence</name>
    <message>
        <source>%1 Right would be: %2.</source>
        <translation>%1 Richtig wäre: %2.</translation>
    </message>
</context>
<context>
    <name>qd::ui::ServerRow</name>
    <message>
        <source>not allowed</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>acts</source>
        <translation>handelt</translation>
    </message>
    <message>
        <source>only reads</source>
        <translation>liest nur</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Start it and look …</source>
        <translation>Starten und ansehen …</translation>
    </message>
    <message>
        <source>It is given the key “%1”.</source>
        <translation>Er bekommt den Schlüssel „%1“.</translation>
    </message>
    <message>
        <source>It is given the key “%1” when you look, and while it is allowed.</source>
        <translation>Er bekommt den Schlüssel „%1“, wenn Sie ihn ansehen und solange er erlaubt ist.</translation>
    </message>
    <message>
        <source>Ask it and look …</source>
        <translation>Fragen und ansehen …</translation>
    </message>
    <message>
        <source>Give it its key and look …</source>
        <translation>Schlüssel geben und ansehen …</translation>
    </message>
    <message>
        <source>Start %1 and look at what it offers</source>
        <translation>%1 starten und ansehen, was er bietet</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Entziehen</translation>
    </message>
    <message>
        <source>Withdraw what was allowed of %1</source>
        <translation>Was von %1 erlaubt war, entziehen</translation>
    </message>
    <message>
        <source>Allow this command and these tools</source>
        <translation>Diesen Befehl und diese Werkzeuge erlauben</translation>
    </message>
    <message>
        <source>Allow %1 and its tools</source>
        <translation>%1 und seine Werkzeuge erlauben</translation>
    </message>
    <message>
        <source>Exactly this is started</source>
        <translation>Genau das wird gestartet</translation>
    </message>
    <message>
        <source>Exactly this is asked</source>
        <translation>Genau das wird gefragt</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht zu benutzen</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Has changed; waits for you</source>
        <translation>Hat sich geändert; wartet auf Sie</translation>
    </message>
    <message>
        <source>Allowed %1</source>
        <translation>Erlaubt %1</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>What %1 does</source>
        <translation>Was %1 tut</translation>
    </message>
    <message>
        <source>acts: no agent may use it</source>
        <translation>handelt: kein Agent darf es benutzen</translation>
    </message>
    <message>
        <source>only reads: agents may use it</source>
        <translation>liest nur: Agenten dürfen es benutzen</translation>
    </message>
    <message>
        <source>cannot be used: %1</source>
        <translation>nicht zu benutzen: %1</translation>
    </message>
    <message>
        <source>It says of itself: “%1”</source>
        <translation>Es sagt von sich: „%1“</translation>
    </message>
    <message>
        <source>It says that it only reads.</source>
        <translation>Es sagt, dass es nur liest.</translation>
    </message>
    <message>
        <source>It is not what you allowed.</source>
        <translation>Es ist nicht, was Sie erlaubt haben.</translation>
    </message>
    <message>
        <source>Starting it …</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Asking it …</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message numerus="yes">
        <source>It says that it is %1, and offers %n tool(s). What they do is what you say here.</source>
        <translation>
            <numerusform>Er sagt, dass er %1 ist, und bietet %n Werkzeug. Was es tut, sagen Sie hier.</numerusform>
            <numerusform>Er sagt, dass er %1 ist, und bietet %n Werkzeuge. Was sie tun, sagen Sie hier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Allowed. It is started when one of its tools is used.</source>
        <translation>Erlaubt. Er wird gestartet, wenn eines seiner Werkzeuge benutzt wird.</translation>
    </message>
    <message>
        <source>None of its tools is used any more, until you allow it again.</source>
        <translation>Keines seiner Werkzeuge wird mehr benutzt, bis Sie ihn wieder erlauben.</translation>
    </message>
    <message>
        <source>Everything is stopped, so nothing is asked outside</source>
        <translation>Alles ist angehalten, darum wird draußen nichts gefragt</translation>
    </message>
</context>
<context>
    <name>qd::ui::SettingsPage</name>
    <message>
        <source>Nothing outside can be asked from here.</source>
        <translation>Von hier kann draußen niemand gefragt werden.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Tiers, and what a million tokens cost</source>
        <translation>Stufen, und was eine Million Token kostet</translation>
    </message>
    <message>
        <source>Models of the tiers and their prices</source>
        <translation>Modelle der Stufen und ihre Preise</translation>
    </message>
    <message>
        <source>Providers and keys</source>
        <translation>Anbieter und Schlüssel</translation>
    </message>
    <message>
        <source>Looking at what there is …</source>
        <translation>Es wird nachgesehen, was es gibt …</translation>
    </message>
    <message>
        <source>Tools of other programs (MCP)</source>
        <translation>Werkzeuge anderer Programme (MCP)</translation>
    </message>
    <message>
        <source>Who searches the web</source>
        <translation>Wer im Web sucht</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>No server of tools is named.</source>
        <translation>Kein Server mit Werkzeugen ist genannt.</translation>
    </message>
    <message>
        <source>A file in %1 names one; the manual page of the program has its form.</source>
        <translation>Eine Datei in %1 nennt einen; die Handbuchseite des Programms zeigt ihre Form.</translation>
    </message>
    <message>
        <source>Prices from %1</source>
        <translation>Preise von %1</translation>
    </message>
    <message>
        <source>Nobody: agents read pages and feeds, and cannot search. The first of these that has what it needs does.</source>
        <translation>Niemand: Agenten lesen Seiten und Feeds und können nicht suchen. Wer hiervon als Erster hat, was er braucht, sucht.</translation>
    </message>
    <message>
        <source>Agents search with the first of these that has what it needs.</source>
        <translation>Agenten suchen mit dem ersten hiervon, der hat, was er braucht.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Deputies</source>
        <translation>Vertretung</translation>
    </message>
    <message>
        <source>People outside</source>
        <translation>Menschen draußen</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Befugnisse</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Postfächer</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
</context>
<context>
    <name>qd::ui::SetupEditor</name>
    <message>
        <source>Use from now on</source>
        <translation>Von jetzt an verwenden</translation>
    </message>
    <message>
        <source>Only keep it</source>
        <translation>Nur aufheben</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>What it is told besides its role, in your words</source>
        <translation>Was ihm außer seiner Rolle gesagt wird, in Ihren Worten</translation>
    </message>
    <message>
        <source>Kept in the record</source>
        <translation>In der Aufzeichnung aufgehoben</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Tokens to think with</source>
        <translation>Token zum Nachdenken</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>A new version that is not used: to be tried beside the one that is</source>
        <translation>Eine neue Version, die nicht verwendet wird: um sie neben der verwendeten zu versuchen</translation>
    </message>
    <message>
        <source>That of its tier</source>
        <translation>Das seiner Stufe</translation>
    </message>
    <message>
        <source>That of its tier: %1</source>
        <translation>Das seiner Stufe: %1</translation>
    </message>
    <message>
        <source>Two versions are being tried: end the trial first</source>
        <translation>Zwei Versionen werden gerade verglichen: Beenden Sie zuerst den Versuch</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>What it answers for, as the model is told</source>
        <translation>Wofür er einsteht, wie es dem Modell gesagt wird</translation>
    </message>
    <message>
        <source>How it sounds: warm, dry, factual</source>
        <translation>Wie er klingt: warm, trocken, sachlich</translation>
    </message>
    <message>
        <source>How it writes: short sentences, figures first</source>
        <translation>Wie er schreibt: kurze Sätze, Zahlen zuerst</translation>
    </message>
    <message>
        <source>A sentence as it would write it</source>
        <translation>Ein Satz, wie er ihn schreiben würde</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>How freely it chooses its words: 0 says the same each time, 1 varies most</source>
        <translation>Wie frei er seine Worte wählt: 0 sagt jedes Mal dasselbe, 1 wechselt am meisten</translation>
    </message>
    <message>
        <source>Names, with commas</source>
        <translation>Namen, mit Kommas</translation>
    </message>
</context>
<context>
    <name>qd::ui::SetupPanel</name>
    <message>
        <source>How it is set up</source>
        <translation>Wie er eingerichtet ist</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Models that stand in</source>
        <translation>Modelle, die einspringen</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Tokens to think with</source>
        <translation>Token zum Nachdenken</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>nothing said</source>
        <comment>of a field</comment>
        <translation>nichts gesagt</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>before, after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source> · being tried</source>
        <translation> · wird versucht</translation>
    </message>
    <message>
        <source> · in use</source>
        <translation> · in Gebrauch</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <comment>when, whom</comment>
        <translation>%1, von %2</translation>
    </message>
    <message>
        <source>Back to what the organisation&apos;s file says</source>
        <translation>Zurück zu dem, was die Datei der Organisation sagt</translation>
    </message>
    <message>
        <source>Back to version %1</source>
        <translation>Zurück zu Version %1</translation>
    </message>
    <message>
        <source>Go back to this</source>
        <translation>Dahin zurück</translation>
    </message>
    <message>
        <source>Version 0</source>
        <translation>Version 0</translation>
    </message>
    <message>
        <source>What the organisation&apos;s file says</source>
        <translation>Was die Datei der Organisation sagt</translation>
    </message>
    <message>
        <source>Trial of %1</source>
        <comment>when it ended</comment>
        <translation>Versuch vom %1</translation>
    </message>
    <message>
        <source>Version %1 was taken.</source>
        <translation>Version %1 wurde genommen.</translation>
    </message>
    <message>
        <source>It stayed as it was before.</source>
        <translation>Es blieb, wie es vorher war.</translation>
    </message>
</context>
<context>
    <name>qd::ui::SteerBar</name>
    <message>
        <source>The run goes on without this step</source>
        <translation>Der Lauf geht ohne diesen Schritt weiter</translation>
    </message>
    <message>
        <source>; left out with it: %1</source>
        <translation>; mit ihm entfällt: %1</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Give to …</source>
        <translation>Abgeben an …</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Unterbrechen</translation>
    </message>
    <message>
        <source>Stop …</source>
        <translation>Anhalten …</translation>
    </message>
    <message>
        <source>Undo …</source>
        <translation>Rückgängig …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Work goes on where it was</source>
        <translation>Die Arbeit geht weiter, wo sie war</translation>
    </message>
    <message>
        <source>What is under way is halted and asked again when it goes on; nothing new begins</source>
        <translation>Was unterwegs ist, wird angehalten und neu gefragt, wenn es weitergeht; nichts Neues beginnt</translation>
    </message>
    <message>
        <source>The run ends here; what it has made stays in the record</source>
        <translation>Der Lauf endet hier; was er gemacht hat, bleibt in der Aufzeichnung</translation>
    </message>
    <message>
        <source>The undoing steps of what is done follow, the last one done first, also in the runs that it began</source>
        <translation>Die Schritte, die das Getane rückgängig machen, folgen, der letzte zuerst, auch in den Läufen, die er begonnen hat</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Den Lauf anhalten</translation>
    </message>
    <message>
        <source>Undo the run</source>
        <translation>Den Lauf rückgängig machen</translation>
    </message>
    <message>
        <source>This step and everything that follows from it are done again</source>
        <translation>Dieser Schritt und alles, was aus ihm folgt, wird noch einmal getan</translation>
    </message>
    <message>
        <source>Somebody else does this step</source>
        <translation>Jemand anders tut diesen Schritt</translation>
    </message>
    <message>
        <source>There is nobody else.</source>
        <translation>Es gibt niemand anderen.</translation>
    </message>
    <message>
        <source>Give the step to somebody else</source>
        <translation>Den Schritt jemand anderem geben</translation>
    </message>
    <message>
        <source>Stop the run: a word for the record?</source>
        <translation>Den Lauf anhalten: ein Wort für die Aufzeichnung?</translation>
    </message>
    <message>
        <source>Undo the run: a word for the record?</source>
        <translation>Den Lauf rückgängig machen: ein Wort für die Aufzeichnung?</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Darf leer bleiben</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Let do</source>
        <translation>Tun lassen</translation>
    </message>
</context>
<context>
    <name>qd::ui::StepGraph</name>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
    <message>
        <source>stands in when another step fails</source>
        <translation>springt ein, wenn ein anderer Schritt fehlschlägt</translation>
    </message>
    <message>
        <source>undoes another step</source>
        <translation>macht einen anderen Schritt rückgängig</translation>
    </message>
    <message>
        <source>may go back to %1</source>
        <translation>kann zu %1 zurückgehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>back to %1</source>
        <translation>zurück zu %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::StopStrip</name>
    <message>
        <source>Everything stands still since %1.</source>
        <translation>Alles steht still seit %1.</translation>
    </message>
    <message>
        <source>Everything stands still since %1: %2.</source>
        <translation>Alles steht still seit %1: %2.</translation>
    </message>
    <message>
        <source>Nothing was under way.</source>
        <translation>Nichts war unterwegs.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) were under way:</source>
        <translation>
            <numerusform>%n Sache war unterwegs:</numerusform>
            <numerusform>%n Sachen waren unterwegs:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TeamPanel</name>
    <message>
        <source>Tasks completed</source>
        <translation>Aufgaben erledigt</translation>
    </message>
    <message>
        <source>Average time of a task</source>
        <translation>Mittlere Dauer einer Aufgabe</translation>
    </message>
    <message>
        <source>Approved as it was</source>
        <translation>Unverändert genehmigt</translation>
    </message>
    <message>
        <source>Escalations</source>
        <translation>Eskalationen</translation>
    </message>
    <message>
        <source>Decided without you</source>
        <translation>Ohne Sie entschieden</translation>
    </message>
    <message>
        <source>Pieces a week</source>
        <translation>Stücke in der Woche</translation>
    </message>
    <message>
        <source>From the brief to the end</source>
        <translation>Vom Auftrag bis zum Ende</translation>
    </message>
    <message>
        <source>Cost of a piece</source>
        <translation>Kosten eines Stücks</translation>
    </message>
    <message>
        <source>Cost of a lead</source>
        <translation>Kosten eines Kontakts</translation>
    </message>
    <message>
        <source>Your time a day</source>
        <translation>Ihre Zeit am Tag</translation>
    </message>
    <message>
        <source>Your time in the last 7 days</source>
        <translation>Ihre Zeit in den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>Pieces of each agent a week</source>
        <translation>Stücke je Agent und Woche</translation>
    </message>
    <message>
        <source>Work in a piece</source>
        <translation>Arbeit in einem Stück</translation>
    </message>
    <message>
        <source>Changed by you in an edit</source>
        <translation>Von Ihnen beim Bearbeiten geändert</translation>
    </message>
    <message>
        <source>Your decisions in a piece</source>
        <translation>Ihre Entscheidungen in einem Stück</translation>
    </message>
    <message>
        <source>Return on what was spent</source>
        <translation>Ertrag des Ausgegebenen</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>met</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message numerus="yes">
        <source>%1 lead(s), %2 each</source>
        <translation>
            <numerusform>%1 Kontakt, je %2</numerusform>
            <numerusform>%1 Kontakte, je %2</numerusform>
        </translation>
    </message>
    <message>
        <source>no leads were noted</source>
        <translation>keine Kontakte wurden vermerkt</translation>
    </message>
    <message>
        <source>%1 outside, %2 of work; %3</source>
        <translation>%1 außen, %2 Arbeit; %3</translation>
    </message>
    <message>
        <source>The department, for a piece</source>
        <translation>Die Abteilung, für ein Stück</translation>
    </message>
    <message numerus="yes">
        <source>%1 piece(s) in %2; at list prices %3</source>
        <translation>
            <numerusform>%1 Stück, %2; zu Listenpreisen %3</numerusform>
            <numerusform>%1 Stücke, %2; zu Listenpreisen %3</numerusform>
        </translation>
    </message>
    <message>
        <source>not enough data: no piece was finished in the last 30 days</source>
        <translation>nicht genug Daten: In den letzten 30 Tagen wurde kein Stück fertig</translation>
    </message>
    <message>
        <source>%1 a year, %2 h for a piece</source>
        <translation>%1 im Jahr, %2 h für ein Stück</translation>
    </message>
    <message>
        <source>The human team, for a piece</source>
        <translation>Das menschliche Team, für ein Stück</translation>
    </message>
    <message numerus="yes">
        <source>the same %1 piece(s): %2 and %3 h</source>
        <translation>
            <numerusform>dasselbe Stück: %2 und %3 h</numerusform>
            <numerusform>dieselben %1 Stücke: %2 und %3 h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>A human team</source>
        <translation>Ein menschliches Team</translation>
    </message>
    <message>
        <source>enter below who would do this work</source>
        <translation>geben Sie unten ein, wer diese Arbeit täte</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Somebody of a human team, as Copywriter</source>
        <translation>Jemand aus einem menschlichen Team, etwa Texter</translation>
    </message>
    <message>
        <source>Dollars a year</source>
        <translation>Dollar im Jahr</translation>
    </message>
    <message>
        <source>Hours for a piece</source>
        <translation>Stunden für ein Stück</translation>
    </message>
    <message>
        <source>Beside a human team</source>
        <translation>Neben einem menschlichen Team</translation>
    </message>
    <message>
        <source>Business, last 30 days</source>
        <translation>Geschäft, letzte 30 Tage</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>Kampagnen</translation>
    </message>
</context>
<context>
    <name>qd::ui::TierEditor</name>
    <message>
        <source>%1 Right would be: %2.</source>
        <translation>%1 Richtig wäre: %2.</translation>
    </message>
    <message>
        <source>Ask these from now on</source>
        <translation>Ab jetzt diese fragen</translation>
    </message>
    <message>
        <source>This tier asks these from now on</source>
        <translation>Diese Stufe fragt ab jetzt diese</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Leave the tier as it was</source>
        <translation>Die Stufe lassen, wie sie war</translation>
    </message>
    <message>
        <source>The tier whose models are chosen</source>
        <translation>Die Stufe, deren Modelle gewählt werden</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>From the next turn of each agent of the tier; open work keeps the models that it began with</source>
        <translation>Ab dem nächsten Zug jedes Agenten der Stufe; offene Arbeit behält die Modelle, mit denen sie begann</translation>
    </message>
    <message>
        <source>asks</source>
        <comment>a tier asks a model</comment>
        <translation>fragt</translation>
    </message>
    <message>
        <source>else</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>The model that this tier asks</source>
        <translation>Das Modell, das diese Stufe fragt</translation>
    </message>
    <message>
        <source>Who is asked where those before cannot be (number %1)</source>
        <translation>Wer gefragt wird, wo die davor nicht gefragt werden können (Nummer %1)</translation>
    </message>
    <message>
        <source>provider:model</source>
        <translation>anbieter:modell</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemanden</translation>
    </message>
    <message>
        <source>A tier asks one model at least.</source>
        <translation>Eine Stufe fragt mindestens ein Modell.</translation>
    </message>
    <message>
        <source>Nothing can be changed from here.</source>
        <translation>Von hier aus lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>It stands in %1 now, in place of what ships, which is used again when that file is removed.</source>
        <translation>Es steht jetzt in %1, anstelle des Mitgelieferten, das wieder gilt, wenn diese Datei entfernt wird.</translation>
    </message>
    <message>
        <source>It stands in %1 now.</source>
        <translation>Es steht jetzt in %1.</translation>
    </message>
</context>
<context>
    <name>qd::ui::TiersModel</name>
    <message>
        <source>no price is known: it is not asked</source>
        <translation>kein Preis bekannt: wird nicht gefragt</translation>
    </message>
    <message>
        <source>%1. Large inputs cost more.</source>
        <translation>%1. Große Eingaben kosten mehr.</translation>
    </message>
    <message>
        <source>else</source>
        <translation>sonst</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Price as of</source>
        <translation>Preis vom</translation>
    </message>
</context>
<context>
    <name>qd::ui::TimeBar</name>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Moment of the record</source>
        <translation>Augenblick der Aufzeichnung</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>Zurück ins Jetzt (Esc)</translation>
    </message>
    <message>
        <source>You are looking at %1</source>
        <translation>Sie sehen %1</translation>
    </message>
    <message>
        <source>Fact %1 of %2 · nothing can be changed here</source>
        <translation>Fakt %1 von %2 · hier kann nichts geändert werden</translation>
    </message>
    <message>
        <source>Right and Up go one fact later, Left and Down one earlier; Page Up goes a large step later, Page Down one earlier; Home is the first fact, End is now.</source>
        <translation>Rechts und Auf gehen einen Fakt weiter, Links und Ab einen zurück; Bild auf geht einen großen Schritt weiter, Bild ab einen zurück; Pos1 ist der erste Fakt, Ende ist jetzt.</translation>
    </message>
    <message>
        <source>Drag to a moment.</source>
        <translation>Zu einem Augenblick ziehen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::Toasts</name>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>qd::ui::TopBar</name>
    <message>
        <source>Other organisations</source>
        <translation>Andere Organisationen</translation>
    </message>
    <message>
        <source>Work with another organisation</source>
        <translation>Mit einer anderen Organisation arbeiten</translation>
    </message>
    <message>
        <source>What should the department do?</source>
        <translation>Was soll die Abteilung tun?</translation>
    </message>
    <message>
        <source>Give it to the department (Enter)</source>
        <translation>Der Abteilung geben (Eingabe)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>All stop</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Go on where everything was</source>
        <translation>Weitermachen, wo alles war</translation>
    </message>
    <message>
        <source>Halt every agent and everything on its way out (Ctrl+.)</source>
        <translation>Jeden Agenten und alles, was hinausgeht, anhalten (Strg+.)</translation>
    </message>
    <message>
        <source>Today %1 of %2</source>
        <translation>Heute %1 von %2</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Spent today. Press for the costs.</source>
        <translation>Heute ausgegeben. Drücken Sie für die Kosten.</translation>
    </message>
    <message>
        <source>What should the department do?  e.g. “%1”</source>
        <translation>Was soll die Abteilung tun?  etwa „%1“</translation>
    </message>
    <message>
        <source>Nothing waits for it: the model is built in, and what you approve is written to folders on this computer.</source>
        <translation>Nichts wartet darauf: Das Modell ist eingebaut, und was Sie genehmigen, wird in Ordner auf diesem Rechner geschrieben.</translation>
    </message>
    <message>
        <source>Network unknown</source>
        <translation>Netz unbekannt</translation>
    </message>
    <message>
        <source>This computer does not say whether it has a network.</source>
        <translation>Dieser Rechner sagt nicht, ob er ein Netz hat.</translation>
    </message>
    <message>
        <source>Offline · local work goes on</source>
        <translation>Offline · örtliche Arbeit geht weiter</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <translation>Es gibt kein Netz.</translation>
    </message>
    <message>
        <source>Local network only</source>
        <translation>Nur örtliches Netz</translation>
    </message>
    <message>
        <source>The network does not lead to the outside.</source>
        <translation>Das Netz führt nicht nach außen.</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>The network leads to the outside.</source>
        <translation>Das Netz führt nach außen.</translation>
    </message>
    <message>
        <source>Press for the settings.</source>
        <translation>Drücken für die Einstellungen.</translation>
    </message>
    <message>
        <source>Model in use: %1</source>
        <translation>Benutztes Modell: %1</translation>
    </message>
    <message>
        <source>Models are asked by it; what you approve is written to folders on this computer.</source>
        <translation>Über das Netz werden Modelle gefragt; was Sie freigeben, wird in Ordner auf diesem Rechner geschrieben.</translation>
    </message>
    <message>
        <source>The brief can wait until tomorrow, at half the price. Press to have it done now.</source>
        <translation>Der Auftrag kann bis morgen warten, zum halben Preis. Drücken Sie, um ihn jetzt erledigen zu lassen.</translation>
    </message>
    <message>
        <source>Can wait until tomorrow, half price: models are asked in batches where their provider takes them.</source>
        <translation>Kann bis morgen warten, halber Preis: Modelle werden in Stapeln gefragt, wo ihr Anbieter sie annimmt.</translation>
    </message>
    <message>
        <source>For no campaign</source>
        <translation>Für keine Kampagne</translation>
    </message>
    <message>
        <source>Which campaign is it for? Its budgets hold for the work as well, and its costs stand there. (Alt+Down)</source>
        <translation>Für welche Kampagne ist es? Auch deren Budgets gelten für die Arbeit, und die Kosten stehen dort. (Alt+Ab)</translation>
    </message>
    <message>
        <source>The brief is for the campaign %1. Press to choose another, or none.</source>
        <translation>Der Auftrag ist für die Kampagne %1. Drücken, um eine andere oder keine zu wählen.</translation>
    </message>
    <message>
        <source>Paste as source	Ctrl+Shift+V</source>
        <translation>Als Quelle einfügen	Strg+Umschalt+V</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>Eingefügter Text</translation>
    </message>
    <message>
        <source>Pasted text %1</source>
        <translation>Eingefügter Text %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pasted text(s) go along with the brief as a stranger&apos;s: %1 characters. Press to leave them away.</source>
        <translation>
            <numerusform>%n eingefügter Text geht als der eines Fremden mit dem Auftrag mit: %1 Zeichen. Drücken Sie, um ihn wegzulassen.</numerusform>
            <numerusform>%n eingefügte Texte gehen als die eines Fremden mit dem Auftrag mit: %1 Zeichen. Drücken Sie, um sie wegzulassen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TraceFacts</name>
    <message>
        <source>the organisation&apos;s table of actions</source>
        <translation>die Tabelle der Handlungen der Organisation</translation>
    </message>
    <message>
        <source>none holds, so you are asked</source>
        <translation>keine gilt, also werden Sie gefragt</translation>
    </message>
    <message>
        <source>yours: %1</source>
        <translation>Ihre: %1</translation>
    </message>
    <message>
        <source>the organisation&apos;s: %1</source>
        <translation>der Organisation: %1</translation>
    </message>
    <message>
        <source>nobody outside</source>
        <translation>niemand draußen</translation>
    </message>
    <message>
        <source>one person</source>
        <translation>eine Person</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) by name</source>
        <translation>
            <numerusform>%n Person mit Namen</numerusform>
            <numerusform>%n Personen mit Namen</numerusform>
        </translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste mit %1</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>whoever follows the account</source>
        <translation>wer dem Konto folgt</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Reaches</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kostet</translation>
    </message>
    <message>
        <source>Can be undone</source>
        <translation>Umkehrbar</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>What is in it is</source>
        <translation>Was darin steht, ist</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Gemacht aus</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>Gewählt von</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>It gives</source>
        <translation>Sie gibt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a level · why it is not higher</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>So it has</source>
        <translation>Es hat also</translation>
    </message>
    <message>
        <source>%1 may decide alone up to</source>
        <translation>%1 darf allein entscheiden bis</translation>
    </message>
    <message>
        <source>%1 came from %2</source>
        <comment>a field · where its value came from</comment>
        <translation>%1 kam von %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::TrafficModel</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>Von → an</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
</context>
<context>
    <name>qd::ui::TrafficView</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Words in a message</source>
        <translation>Wörter in einer Nachricht</translation>
    </message>
    <message>
        <source>Find words</source>
        <translation>Wörter suchen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show only some of the messages</source>
        <translation>Nur einige der Nachrichten zeigen</translation>
    </message>
    <message>
        <source>following</source>
        <translation>folgt</translation>
    </message>
    <message>
        <source>Newest messages stay in sight; scroll up to hold still</source>
        <translation>Die neuesten Nachrichten bleiben in Sicht; nach oben rollen hält an</translation>
    </message>
    <message>
        <source>held</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>From or to</source>
        <translation>Von oder an</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>Alle Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Filter; press Delete to take it away</source>
        <translation>Filter; Entf nimmt ihn weg</translation>
    </message>
    <message>
        <source>agent: %1</source>
        <translation>Agent: %1</translation>
    </message>
    <message>
        <source>type: %1</source>
        <translation>Art: %1</translation>
    </message>
    <message>
        <source>priority: %1</source>
        <translation>Dringlichkeit: %1</translation>
    </message>
    <message>
        <source>campaign: %1</source>
        <translation>Kampagne: %1</translation>
    </message>
    <message>
        <source>one that ended a while ago</source>
        <translation>eine, die vor einer Weile endete</translation>
    </message>
    <message>
        <source>Reading the messages …</source>
        <translation>Die Nachrichten werden gelesen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No message passes these filters.</source>
        <translation>Keine Nachricht passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Nobody has said anything yet.</source>
        <translation>Noch hat niemand etwas gesagt.</translation>
    </message>
    <message>
        <source>Give the department a brief, and its messages appear here.</source>
        <translation>Geben Sie der Abteilung einen Auftrag, und ihre Nachrichten erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>qd::ui::TrialBar</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>%1: nothing is known yet</source>
        <translation>%1: noch ist nichts bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n piece(s) approved at first time</source>
        <translation>
            <numerusform>%1: %2 von %n Stück beim ersten Mal genehmigt</numerusform>
            <numerusform>%1: %2 von %n Stücken beim ersten Mal genehmigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of 100 for %n piece(s)</source>
        <translation>
            <numerusform>%1: %2 von 100 für %n Stück</numerusform>
            <numerusform>%1: %2 von 100 für %n Stücke</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of the words kept in %n piece(s)</source>
        <translation>
            <numerusform>%1: %2 der Wörter in %n Stück behalten</numerusform>
            <numerusform>%1: %2 der Wörter in %n Stücken behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>approved at first time</source>
        <translation>beim ersten Mal genehmigt</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>words kept</source>
        <translation>behaltene Wörter</translation>
    </message>
    <message>
        <source>Shown: version %1 does better. Take it?</source>
        <translation>Gezeigt: Version %1 ist besser. Nehmen?</translation>
    </message>
    <message>
        <source>Not shown yet: each version needs a piece that was judged.</source>
        <translation>Noch nicht gezeigt: Jede Version braucht ein Stück, über das geurteilt wurde.</translation>
    </message>
    <message>
        <source>No difference was shown, and nothing more is counted.</source>
        <translation>Kein Unterschied wurde gezeigt, und es wird nichts mehr gezählt.</translation>
    </message>
    <message>
        <source>Not shown yet: it may still be chance.</source>
        <translation>Noch nicht gezeigt: Es kann noch Zufall sein.</translation>
    </message>
    <message>
        <source>%1 of new runs go to version %2</source>
        <translation>%1 der neuen Läufe gehen an Version %2</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n Paar</numerusform>
            <numerusform>%n Paare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) wait for a partner</source>
        <translation>
            <numerusform>%n Stück wartet auf ein Gegenstück</numerusform>
            <numerusform>%n Stücke warten auf ein Gegenstück</numerusform>
        </translation>
    </message>
    <message>
        <source>the difference lies between %1 and %2 points</source>
        <translation>der Unterschied liegt zwischen %1 und %2 Punkten</translation>
    </message>
    <message>
        <source>evidence %1 of the %2 that it takes</source>
        <translation>Beweislast %1 von %2, die es braucht</translation>
    </message>
    <message>
        <source>End it, as before</source>
        <translation>Beenden, wie vorher</translation>
    </message>
    <message>
        <source>Begin a trial</source>
        <translation>Einen Versuch beginnen</translation>
    </message>
    <message>
        <source>The version to try</source>
        <translation>Die Version, die versucht wird</translation>
    </message>
    <message>
        <source>Share of the runs that goes to it</source>
        <translation>Anteil der Läufe, der an sie geht</translation>
    </message>
    <message>
        <source> % of runs</source>
        <translation> % der Läufe</translation>
    </message>
    <message>
        <source>What they are compared by</source>
        <translation>Woran sie gemessen werden</translation>
    </message>
    <message>
        <source>Version %1 is tried against version %2, by: %3</source>
        <translation>Version %1 wird gegen Version %2 versucht, gemessen an: %3</translation>
    </message>
    <message>
        <source>Take version %1</source>
        <translation>Version %1 nehmen</translation>
    </message>
    <message>
        <source>Try what the file says</source>
        <translation>Versuchen, was die Datei sagt</translation>
    </message>
    <message>
        <source>Try version %1</source>
        <translation>Version %1 versuchen</translation>
    </message>
    <message numerus="yes">
        <source>shown after %n pair(s)</source>
        <translation>
            <numerusform>gezeigt nach %n Paar</numerusform>
            <numerusform>gezeigt nach %n Paaren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does better with version %2 than with version %3, and it is hardly chance.</source>
        <translation>%1 arbeitet mit Version %2 besser als mit Version %3, und das ist kaum Zufall.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) left out (the last was %1)</source>
        <translation>
            <numerusform>%n Stück nicht gezählt (es war: %1)</numerusform>
            <numerusform>%n Stücke nicht gezählt (das letzte war: %1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TrialStrip</name>
    <message>
        <source>Look at the trial</source>
        <translation>Den Versuch ansehen</translation>
    </message>
    <message>
        <source>Both versions, and on what terms they are compared</source>
        <translation>Beide Versionen, und unter welchen Bedingungen sie verglichen werden</translation>
    </message>
    <message>
        <source>Don&apos;t show this again; the trial goes on</source>
        <translation>Nicht mehr zeigen; der Versuch geht weiter</translation>
    </message>
    <message>
        <source>Close this note; the trial goes on</source>
        <translation>Diesen Hinweis schließen; der Versuch geht weiter</translation>
    </message>
    <message>
        <source>Take version %1</source>
        <translation>Version %1 nehmen</translation>
    </message>
    <message>
        <source>Ends the trial: from its next turn on the agent works so</source>
        <translation>Beendet den Versuch: Von seinem nächsten Arbeitsgang an arbeitet der Agent so</translation>
    </message>
</context>
<context>
    <name>qd::ui::TryForm</name>
    <message>
        <source>Put back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Versuchen</translation>
    </message>
    <message>
        <source>Up to that step everything comes out of the record and costs nothing. From there on agents are asked anew, in a record of its own: nothing leaves the house, and this run stays as it is.</source>
        <translation>Bis zu diesem Schritt kommt alles aus der Aufzeichnung und kostet nichts. Von da an werden Agenten neu gefragt, in einer eigenen Aufzeichnung: Nichts verlässt das Haus, und dieser Lauf bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>From this step on</source>
        <translation>Von diesem Schritt an</translation>
    </message>
    <message>
        <source>What the agent is told there</source>
        <translation>Was dem Agenten dort gesagt wird</translation>
    </message>
    <message>
        <source>The prompt as it stands</source>
        <translation>Der Prompt, wie er steht</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Autonomy of what goes out</source>
        <translation>Selbstständigkeit dessen, was hinausgeht</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>As it was: %1</source>
        <translation>Wie es war: %1</translation>
    </message>
    <message>
        <source>This step asks no model, so nobody is told anything there. Change the model or the autonomy, or choose another step.</source>
        <translation>Dieser Schritt fragt kein Modell, darum wird dort niemandem etwas gesagt. Ändern Sie das Modell oder die Selbstständigkeit, oder wählen Sie einen anderen Schritt.</translation>
    </message>
    <message>
        <source>No step of this run has begun yet.</source>
        <translation>Noch hat kein Schritt dieses Laufs begonnen.</translation>
    </message>
    <message>
        <source>The prompt is empty. Say what the agent is to do.</source>
        <translation>Der Prompt ist leer. Sagen Sie, was der Agent tun soll.</translation>
    </message>
    <message>
        <source>Nothing is changed yet: the prompt, the model or the autonomy.</source>
        <translation>Noch ist nichts geändert: der Prompt, das Modell oder die Selbstständigkeit.</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <comment>what</comment>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>the prompt</source>
        <translation>der Prompt</translation>
    </message>
    <message>
        <source>The rehearsal model answers; the prices of the chosen one count.</source>
        <translation>Das Probenmodell antwortet; die Preise des gewählten zählen.</translation>
    </message>
</context>
<context>
    <name>qd::ui::TryLine</name>
    <message>
        <source>Try it first</source>
        <translation>Zuerst erproben</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try it first: %1</source>
        <translation>Zuerst erproben: %1</translation>
    </message>
    <message>
        <source>Set it: %1</source>
        <translation>Setzen: %1</translation>
    </message>
    <message>
        <source>Leave as it is: %1</source>
        <translation>Lassen, wie es ist: %1</translation>
    </message>
    <message>
        <source>Trying it on what was done …</source>
        <translation>Es wird an dem erprobt, was getan wurde …</translation>
    </message>
    <message>
        <source>What this would have made of the actions of the last %1 days; it changes nothing</source>
        <translation>Was daraus mit den Handlungen der letzten %1 Tage geworden wäre; es ändert nichts</translation>
    </message>
    <message>
        <source>There is no record here to try it on</source>
        <translation>Hier ist keine Aufzeichnung, an der es zu erproben wäre</translation>
    </message>
    <message>
        <source>From now on, until you set it otherwise</source>
        <translation>Von jetzt an, bis Sie es anders setzen</translation>
    </message>
</context>
<context>
    <name>qd::ui::TryMarkup</name>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Versucht</translation>
    </message>
    <message>
        <source>▲ more</source>
        <translation>▲ mehr</translation>
    </message>
    <message>
        <source>▼ less</source>
        <translation>▼ weniger</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie es endete</translation>
    </message>
    <message>
        <source>At the models&apos; prices</source>
        <translation>Zu den Preisen der Modelle</translation>
    </message>
    <message>
        <source>Models worked</source>
        <translation>Modelle arbeiteten</translation>
    </message>
    <message>
        <source>Calls of models</source>
        <translation>Aufrufe von Modellen</translation>
    </message>
    <message>
        <source>Tokens written</source>
        <translation>Geschriebene Token</translation>
    </message>
    <message>
        <source>Waited for your yes</source>
        <translation>Wartete auf Ihr Ja</translation>
    </message>
    <message>
        <source>Went up the ladder</source>
        <translation>Stieg die Leiter hinauf</translation>
    </message>
    <message>
        <source>Would go out</source>
        <translation>Ginge hinaus</translation>
    </message>
    <message>
        <source>No such decision.</source>
        <translation>Keine solche Entscheidung.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who decided, level</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) came out the same.</source>
        <translation>
            <numerusform>%n Entscheidung fiel gleich aus.</numerusform>
            <numerusform>%n Entscheidungen fielen gleich aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not made.</source>
        <translation>Nicht gemacht.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s)</source>
        <translation>
            <numerusform>%1, %n Byte</numerusform>
            <numerusform>%1, %n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 instead of %3 words · %4 of them differ</source>
        <comment>kind, now, then, share</comment>
        <translation>%1 · %2 statt %3 Wörter · %4 davon sind anders</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) are the same, byte by byte.</source>
        <translation>
            <numerusform>%n Stück ist gleich, Byte für Byte.</numerusform>
            <numerusform>%n Stücke sind gleich, Byte für Byte.</numerusform>
        </translation>
    </message>
    <message>
        <source>another prompt</source>
        <translation>anderer Prompt</translation>
    </message>
    <message numerus="yes">
        <source>All %n decision(s) came out the same, byte by byte. Nobody was called, and nothing was paid.</source>
        <translation>
            <numerusform>Die %n Entscheidung fiel gleich aus, Byte für Byte. Niemand wurde gefragt, und nichts wurde bezahlt.</numerusform>
            <numerusform>Alle %n Entscheidungen fielen gleich aus, Byte für Byte. Niemand wurde gefragt, und nichts wurde bezahlt.</numerusform>
        </translation>
    </message>
    <message>
        <source>It went another way. %1 Nobody was called, and nothing was paid.</source>
        <translation>Es ging anders. %1 Niemand wurde gefragt, und nichts wurde bezahlt.</translation>
    </message>
    <message>
        <source>Nothing differs: every decision and every piece is the same.</source>
        <translation>Nichts ist anders: Jede Entscheidung und jedes Stück ist gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) differ.</source>
        <translation>
            <numerusform>%n Sache ist anders.</numerusform>
            <numerusform>%n Sachen sind anders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The record gave %n answer(s);</source>
        <translation>
            <numerusform>Die Aufzeichnung gab %n Antwort;</numerusform>
            <numerusform>Die Aufzeichnung gab %n Antworten;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were made anew.</source>
        <translation>
            <numerusform>%n Aufruf wurde neu gemacht.</numerusform>
            <numerusform>%n Aufrufe wurden neu gemacht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) it asked you what you were not asked then; yes was said for you.</source>
        <translation>
            <numerusform>Einmal wurden Sie gefragt, was Sie damals nicht gefragt wurden; für Sie wurde Ja gesagt.</numerusform>
            <numerusform>%n-mal wurden Sie gefragt, was Sie damals nicht gefragt wurden; für Sie wurde Ja gesagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) before that step would be put otherwise today.</source>
        <translation>
            <numerusform>%n Aufruf vor diesem Schritt würde heute anders gestellt.</numerusform>
            <numerusform>%n Aufrufe vor diesem Schritt würden heute anders gestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside each other</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>✓ the same</source>
        <translation>✓ gleich</translation>
    </message>
    <message>
        <source>✗ another one</source>
        <translation>✗ eine andere</translation>
    </message>
    <message>
        <source>Done again:</source>
        <translation>Noch einmal getan:</translation>
    </message>
    <message>
        <source>Nothing was decided in this run.</source>
        <translation>In diesem Lauf wurde nichts entschieden.</translation>
    </message>
    <message>
        <source>Decisions, in the order in which they were made</source>
        <translation>Entscheidungen in der Reihenfolge, in der sie fielen</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>The rehearsal model answered them: no other model was asked, nothing was paid, and the words from there on are made up.</source>
        <translation>Das Probenmodell hat sie beantwortet: Kein anderes Modell wurde gefragt, nichts wurde bezahlt, und die Worte von da an sind erfunden.</translation>
    </message>
</context>
<context>
    <name>qd::ui::TryPage</name>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Tries of this run, newest first</source>
        <translation>Versuche dieses Laufs, neueste zuerst</translation>
    </message>
    <message>
        <source>Back to the run</source>
        <translation>Zurück zum Lauf</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The run as it was beside the run as it was tried</source>
        <translation>Der Lauf, wie er war, neben dem Lauf, wie er versucht wurde</translation>
    </message>
    <message>
        <source>Change it and try again</source>
        <translation>Ändern und noch einmal versuchen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Try differently</source>
        <translation>Anders versuchen</translation>
    </message>
    <message>
        <source>Reading the run …</source>
        <translation>Der Lauf wird gelesen …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try differently: %1</source>
        <translation>Anders versuchen: %1</translation>
    </message>
    <message>
        <source>The run is done again from its record. Nobody is called.</source>
        <translation>Der Lauf wird aus seiner Aufzeichnung wiederholt. Niemand wird gefragt.</translation>
    </message>
    <message>
        <source>The run is tried differently, in a record of its own.</source>
        <translation>Der Lauf wird anders versucht, in einer eigenen Aufzeichnung.</translation>
    </message>
    <message>
        <source>Done again, without paying</source>
        <translation>Wiederholt, ohne zu zahlen</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) came from the record</source>
        <translation>
            <numerusform>%n Antwort kam aus der Aufzeichnung</numerusform>
            <numerusform>%n Antworten kamen aus der Aufzeichnung</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) made anew</source>
        <translation>
            <numerusform>%n Aufruf neu gemacht</numerusform>
            <numerusform>%n Aufrufe neu gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde angehalten.</translation>
    </message>
    <message>
        <source>The record is as it was.</source>
        <translation>Die Aufzeichnung ist, wie sie war.</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Noch einmal tun</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>A new try</source>
        <translation>Ein neuer Versuch</translation>
    </message>
    <message>
        <source>From &quot;%1&quot;: %2</source>
        <comment>step, what is changed</comment>
        <translation>Ab „%1“: %2</translation>
    </message>
    <message>
        <source>Tries · %1</source>
        <translation>Versuche · %1</translation>
    </message>
    <message>
        <source>Tried from &quot;%1&quot; on: %2</source>
        <translation>Ab „%1“ versucht: %2</translation>
    </message>
</context>
<context>
    <name>qd::ui::TypedAmount</name>
    <message>
        <source>An amount is in dollars, as 50 or 19.90.</source>
        <translation>Ein Betrag steht in Dollar, wie 50 oder 19.90.</translation>
    </message>
</context>
<context>
    <name>qd::ui::WaitWords</name>
    <message>
        <source>waits for the network</source>
        <translation>wartet auf das Netz</translation>
    </message>
    <message>
        <source>waits for its turn: so many at a time may go there</source>
        <translation>wartet, bis es an der Reihe ist: Nur so viele auf einmal dürfen dorthin</translation>
    </message>
    <message>
        <source>waits: no more may go there for now</source>
        <translation>wartet: Mehr darf vorerst nicht dorthin</translation>
    </message>
    <message>
        <source>waits for the end of the quiet hours</source>
        <translation>wartet auf das Ende der Ruhezeit</translation>
    </message>
    <message>
        <source>waits until it can be taken there</source>
        <translation>wartet, bis man es dort annehmen kann</translation>
    </message>
    <message>
        <source>waits for a key</source>
        <translation>wartet auf einen Schlüssel</translation>
    </message>
    <message>
        <source>waits for its time</source>
        <translation>wartet auf seine Zeit</translation>
    </message>
    <message>
        <source>waits for your word on those of whom nobody can tell</source>
        <translation>wartet auf Ihr Wort zu denen, von denen niemand weiß, ob sie es haben</translation>
    </message>
    <message>
        <source>%1 of %2 sent</source>
        <comment>of many</comment>
        <translation>%1 von %2 gesendet</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <comment>of many</comment>
        <translation>%1 unklar</translation>
    </message>
    <message>
        <source>%1 not sent</source>
        <comment>of many</comment>
        <translation>%1 nicht gesendet</translation>
    </message>
</context>
<context>
    <name>qd::ui::WayForm</name>
    <message>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add this connection</source>
        <translation>Diese Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Add no connection</source>
        <translation>Keine Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>What the record and workflows call it, and the name of its file and its key</source>
        <translation>Wie Aufzeichnung und Abläufe sie nennen, und der Name ihrer Datei und ihres Schlüssels</translation>
    </message>
    <message>
        <source>Nothing goes there before you have allowed it. A key is asked for once it stands in the list.</source>
        <translation>Nichts geht dorthin, bevor Sie es erlaubt haben. Nach einem Schlüssel wird gefragt, sobald sie in der Liste steht.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Keep what is changed of %1</source>
        <translation>Die Änderungen an %1 übernehmen</translation>
    </message>
    <message>
        <source>Change nothing of %1</source>
        <translation>An %1 nichts ändern</translation>
    </message>
    <message>
        <source>It is another connection then, and nothing goes there before you have allowed it anew.</source>
        <translation>Sie ist dann eine andere Verbindung, und nichts geht dorthin, bevor Sie es neu erlaubt haben.</translation>
    </message>
</context>
<context>
    <name>qd::ui::WayRow</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>One reading request, with its key; it changes nothing there</source>
        <translation>Eine lesende Anfrage, mit ihrem Schlüssel; sie ändert dort nichts</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Open the file of %1</source>
        <translation>Datei von %1 öffnen</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht zu benutzen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Has changed; waits for you</source>
        <translation>Hat sich geändert; wartet auf Sie</translation>
    </message>
    <message>
        <source>Allowed; waits for its key</source>
        <translation>Erlaubt; wartet auf den Schlüssel</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>Verbieten</translation>
    </message>
    <message>
        <source>Allow %1 to use %2</source>
        <translation>%1 erlauben, %2 zu benutzen</translation>
    </message>
    <message>
        <source>Forbid %1 to use %2</source>
        <translation>%1 verbieten, %2 zu benutzen</translation>
    </message>
    <message>
        <source>%1 may send through it then, with the yes that its rules ask for</source>
        <translation>%1 darf dann darüber senden, mit dem Ja, das die Regeln verlangen</translation>
    </message>
    <message>
        <source>Nothing of %1 goes through it any more</source>
        <translation>Von %1 geht nichts mehr darüber</translation>
    </message>
    <message>
        <source>%1 cannot be used. %2</source>
        <translation>%1 ist nicht zu benutzen. %2</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>%1 at most</source>
        <comment>what may be sent there</comment>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Everything is stopped, so nothing is asked outside</source>
        <translation>Alles ist angehalten, darum wird draußen nichts gefragt</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>%1 Allow it and test it again to have that on record.</source>
        <translation>%1 Erlauben und testen Sie sie noch einmal, damit das aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>Allowed, as its file is now. When the file changes you are asked again.</source>
        <translation>Erlaubt, so wie die Datei jetzt ist. Ändert sich die Datei, werden Sie wieder gefragt.</translation>
    </message>
    <message>
        <source>Nothing goes through it any more.</source>
        <translation>Darüber geht nichts mehr.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Allowed; waits for you to sign in</source>
        <translation>Erlaubt; wartet auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>Your browser opens; what comes of it is kept in the keyring</source>
        <translation>Ihr Browser öffnet sich; was dabei herauskommt, bewahrt der Schlüsselbund auf</translation>
    </message>
    <message>
        <source>Sign in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Your browser asks you to sign in to %1. This goes on when you come back from there.</source>
        <translation>Ihr Browser bittet Sie, sich bei %1 anzumelden. Hier geht es weiter, wenn Sie von dort zurückkommen.</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open the folder: %1</source>
        <translation>Den Ordner öffnen: %1</translation>
    </message>
    <message>
        <source>Whether it can be written, and has room</source>
        <translation>Ob er beschreibbar ist und Platz hat</translation>
    </message>
</context>
<context>
    <name>qd::ui::WayWords</name>
    <message>
        <source>%1 a minute</source>
        <translation>%1 in der Minute</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>%1 in der Stunde</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <translation>%1 im Monat</translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation>Höchstens %1.</translation>
    </message>
    <message>
        <source>Quiet from %1 to %2.</source>
        <translation>Ruhe von %1 bis %2.</translation>
    </message>
    <message>
        <source>The organisation sets no pace.</source>
        <translation>Die Organisation gibt kein Tempo vor.</translation>
    </message>
    <message>
        <source>Answered live on %1.</source>
        <translation>Hat am %1 wirklich geantwortet.</translation>
    </message>
    <message>
        <source>Not verified live: only an imitation of it has answered.</source>
        <translation>Nicht wirklich geprüft: Nur eine Nachbildung hat geantwortet.</translation>
    </message>
    <message>
        <source>Not verified live: its test has not passed as it is now.</source>
        <translation>Nicht wirklich geprüft: So, wie sie jetzt ist, hat sie keinen Test bestanden.</translation>
    </message>
    <message>
        <source>Not verified live; on this machine it answered on %1.</source>
        <translation>Nicht wirklich geprüft; auf diesem Rechner hat sie am %1 geantwortet.</translation>
    </message>
    <message>
        <source>Nothing was sent this month.</source>
        <translation>Diesen Monat wurde nichts gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%1 sent this month.</source>
        <translation>
            <numerusform>Diesen Monat %1 gesendet.</numerusform>
            <numerusform>Diesen Monat %1 gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>May be sent there at most</source>
        <translation>Darf höchstens dorthin</translation>
    </message>
    <message>
        <source>Hours that it knows an event again</source>
        <translation>Stunden, in denen sie ein Ereignis wiedererkennt</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Folder in the repository</source>
        <translation>Ordner im Repository</translation>
    </message>
    <message>
        <source>Author of its commits</source>
        <translation>Autor der Commits</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Who invites</source>
        <translation>Wer einlädt</translation>
    </message>
    <message>
        <source>Consumer key</source>
        <translation>Kundenschlüssel (Consumer key)</translation>
    </message>
    <message>
        <source>Domain that mail is sent from</source>
        <translation>Domain, von der gesendet wird</translation>
    </message>
    <message>
        <source>Id of the audience</source>
        <translation>Kennung der Zielgruppe</translation>
    </message>
    <message>
        <source>Account number there (SID)</source>
        <translation>Kontonummer dort (SID)</translation>
    </message>
    <message>
        <source>Unsubscribe group</source>
        <translation>Abmeldegruppe</translation>
    </message>
    <message>
        <source>Price of one, at most (millionths of a dollar)</source>
        <translation>Preis für eines, höchstens (Millionstel Dollar)</translation>
    </message>
    <message>
        <source>Number of the sender&apos;s address there</source>
        <translation>Nummer der Absenderadresse dort</translation>
    </message>
    <message>
        <source>What letters are for</source>
        <translation>Wofür Briefe sind</translation>
    </message>
    <message>
        <source>Price of a letter of one page (US cents)</source>
        <translation>Preis eines einseitigen Briefs (US-Cent)</translation>
    </message>
    <message>
        <source>Price of each further page (US cents)</source>
        <translation>Preis jeder weiteren Seite (US-Cent)</translation>
    </message>
    <message>
        <source>Answers go to</source>
        <translation>Antworten gehen an</translation>
    </message>
    <message>
        <source>Address that readers leave by</source>
        <translation>Adresse zum Abmelden</translation>
    </message>
    <message>
        <source>Channel (its id)</source>
        <translation>Kanal (seine Kennung)</translation>
    </message>
    <message>
        <source>Field there that holds e-mail addresses (external id)</source>
        <translation>Feld dort, in dem E-Mail-Adressen stehen (externe ID)</translation>
    </message>
    <message>
        <source>Number of the page</source>
        <translation>Nummer der Seite</translation>
    </message>
    <message>
        <source>Number of the Instagram account</source>
        <translation>Nummer des Instagram-Kontos</translation>
    </message>
    <message>
        <source>Page or person (URN)</source>
        <translation>Seite oder Person (URN)</translation>
    </message>
    <message>
        <source>Property there</source>
        <translation>Property dort</translation>
    </message>
    <message>
        <source>Id of your app there</source>
        <translation>Id Ihrer App dort</translation>
    </message>
    <message>
        <source>Name of the key with its secret</source>
        <translation>Name des Schlüssels mit ihrem Geheimnis</translation>
    </message>
    <message>
        <source>Port that the browser comes back to</source>
        <translation>Port, zu dem der Browser zurückkommt</translation>
    </message>
    <message>
        <source>Version of its interface</source>
        <translation>Version der Schnittstelle</translation>
    </message>
    <message>
        <source>Who may see what is posted</source>
        <translation>Wer sehen darf, was gepostet wird</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Location there (accounts/…/locations/…)</source>
        <translation>Standort dort (accounts/…/locations/…)</translation>
    </message>
    <message>
        <source>Number of the ad account</source>
        <translation>Nummer des Werbekontos</translation>
    </message>
    <message>
        <source>Number of the manager&apos;s account</source>
        <translation>Nummer des Verwaltungskontos</translation>
    </message>
    <message>
        <source>Name of the key with the developer token</source>
        <translation>Name des Schlüssels mit dem Entwickler-Token</translation>
    </message>
    <message>
        <source>Worth of one unit of its currency, at most (millionths of a dollar)</source>
        <translation>Wert einer Einheit seiner Währung, höchstens (Millionstel eines Dollars)</translation>
    </message>
    <message>
        <source>Quiet from %1 to %2 (%3).</source>
        <translation>Ruhe von %1 bis %2 (%3).</translation>
    </message>
</context>
<context>
    <name>qd::ui::WaysPanel</name>
    <message>
        <source>Ways out of the house</source>
        <translation>Wege aus dem Haus</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Eine Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Looking at what there is …</source>
        <translation>Es wird nachgesehen, was es gibt …</translation>
    </message>
    <message>
        <source>Nothing outside can be asked from here.</source>
        <translation>Von hier kann draußen niemand gefragt werden.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>No way out of this machine is set up.</source>
        <translation>Kein Weg aus diesem Rechner ist eingerichtet.</translation>
    </message>
    <message>
        <source>What agents make goes into folders, which need none. A webhook, a repository or a site is a file in %1.</source>
        <translation>Was Agenten machen, geht in Ordner, die keinen brauchen. Ein Webhook, ein Repository oder eine Website ist eine Datei in %1.</translation>
    </message>
    <message>
        <source>Add a connection …</source>
        <translation>Eine Verbindung hinzufügen …</translation>
    </message>
    <message>
        <source>What agents publish or send leaves this machine only through these, and only where you have allowed it. Keys are in the keyring, never in a file.</source>
        <translation>Was Agenten veröffentlichen oder senden, verlässt diesen Rechner nur auf diesen Wegen, und nur, wo Sie es erlaubt haben. Schlüssel stehen im Schlüsselbund, nie in einer Datei.</translation>
    </message>
</context>
<context>
    <name>qd::ui::Words</name>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>denkt nach</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>wartet auf Sie</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>directive</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>request</source>
        <translation>Bitte</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>assignment</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>objection</source>
        <translation>Einwand</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>hand-over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>escalation</source>
        <translation>Eskalation</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>Mitteilung</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Approved, not gone yet</source>
        <translation>Zugestimmt, noch nicht draußen</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Zugestimmt</translation>
    </message>
    <message>
        <source>Changes asked for</source>
        <translation>Änderungen verlangt</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Replaced by a newer version</source>
        <translation>Durch eine neuere Version ersetzt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>L1 · you lead</source>
        <translation>L1 · Sie führen</translation>
    </message>
    <message>
        <source>L2 · you work on it together</source>
        <translation>L2 · Sie arbeiten gemeinsam daran</translation>
    </message>
    <message>
        <source>L3 · proposes, you say yes</source>
        <translation>L3 · schlägt vor, Sie sagen Ja</translation>
    </message>
    <message>
        <source>L4 · acts and tells you</source>
        <translation>L4 · handelt und sagt es Ihnen</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>Geschäftsleitung</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>Fachkraft</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>eskaliert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>skill</source>
        <translation>Fertigkeit</translation>
    </message>
    <message>
        <source>debate</source>
        <translation>Streitgespräch</translation>
    </message>
    <message>
        <source>publication</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>runs a workflow</source>
        <translation>führt einen Ablauf aus</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>allowed, about to go out</source>
        <translation>erlaubt, geht gleich hinaus</translation>
    </message>
    <message>
        <source>going out</source>
        <translation>geht hinaus</translation>
    </message>
    <message>
        <source>gone out</source>
        <translation>hinausgegangen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>unknown whether it went out</source>
        <translation>unbekannt, ob es hinausging</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Approved with your edits</source>
        <translation>Mit Ihren Änderungen zugestimmt</translation>
    </message>
    <message>
        <source>Delegated</source>
        <translation>Delegiert</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außen</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>adopted pack</source>
        <translation>angenommenes Paket</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>public</source>
        <translation>öffentlich</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>personal data</source>
        <translation>personenbezogen</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>geheim</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>am Tag</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>im Monat</translation>
    </message>
    <message>
        <source>a campaign</source>
        <translation>je Kampagne</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>Routine</translation>
    </message>
    <message>
        <source>Brand voice</source>
        <translation>Stimme der Marke</translation>
    </message>
    <message>
        <source>SEO</source>
        <translation>SEO</translation>
    </message>
    <message>
        <source>Readability</source>
        <translation>Lesbarkeit</translation>
    </message>
    <message>
        <source>Edit ratio</source>
        <translation>Anteil der Änderungen</translation>
    </message>
    <message>
        <source>Website folder</source>
        <translation>Website-Ordner</translation>
    </message>
    <message>
        <source>LinkedIn folder</source>
        <translation>LinkedIn-Ordner</translation>
    </message>
    <message>
        <source>Newsletter folder</source>
        <translation>Newsletter-Ordner</translation>
    </message>
    <message>
        <source>Rehearsal outbox</source>
        <translation>Postausgang der Probe</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Header image</source>
        <translation>Titelbild</translation>
    </message>
    <message>
        <source>LinkedIn post</source>
        <translation>LinkedIn-Beitrag</translation>
    </message>
    <message>
        <source>Newsletter entry</source>
        <translation>Newsletter-Eintrag</translation>
    </message>
    <message>
        <source>Social graphic</source>
        <translation>Bild für soziale Medien</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>genehmigt</translation>
    </message>
    <message>
        <source>The department goes on by itself when the network is back.</source>
        <translation>Die Abteilung macht von selbst weiter, wenn das Netz wieder da ist.</translation>
    </message>
    <message>
        <source>The agent asks its model again; if that does not help, it escalates.</source>
        <translation>Der Agent fragt sein Modell noch einmal; hilft das nicht, eskaliert er.</translation>
    </message>
    <message>
        <source>Nothing was changed; correct it and try again.</source>
        <translation>Nichts wurde geändert; berichtigen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check that the disk has room and may be written to, then try again.</source>
        <translation>Sehen Sie nach, ob der Datenträger Platz hat und beschrieben werden darf, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Close the other window or server that uses this folder, or choose another folder.</source>
        <translation>Schließen Sie das andere Fenster oder den Server, der diesen Ordner benutzt, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Nothing was lost; if it happens again, please report it.</source>
        <translation>Nichts ging verloren; wenn es noch einmal geschieht, melden Sie es bitte.</translation>
    </message>
    <message>
        <source>No answer from outside</source>
        <translation>Keine Antwort von außen</translation>
    </message>
    <message>
        <source>The model gave an answer that cannot be used</source>
        <translation>Das Modell gab eine Antwort, die nicht zu gebrauchen ist</translation>
    </message>
    <message>
        <source>That could not be read</source>
        <translation>Das konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The record could not be read or written</source>
        <translation>Die Aufzeichnung konnte nicht gelesen oder geschrieben werden</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>In use elsewhere</source>
        <translation>Anderswo in Gebrauch</translation>
    </message>
    <message>
        <source>A fault of the program</source>
        <translation>Ein Fehler des Programms</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>Changed since you were asked</source>
        <translation>Geändert, seit Sie gefragt wurden</translation>
    </message>
    <message>
        <source>Another one stands for it</source>
        <translation>Ein anderer Eintrag steht dafür</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>aufgeschoben</translation>
    </message>
    <message>
        <source>being looked for</source>
        <translation>wird nachgesehen</translation>
    </message>
    <message>
        <source>not gone out</source>
        <translation>nicht hinausgegangen</translation>
    </message>
    <message>
        <source>ruled by you</source>
        <translation>von Ihnen entschieden</translation>
    </message>
    <message>
        <source>in several parts</source>
        <translation>in mehreren Teilen</translation>
    </message>
    <message>
        <source>It went out</source>
        <translation>Es ging hinaus</translation>
    </message>
    <message>
        <source>It did not go out</source>
        <translation>Es ging nicht hinaus</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>It counts as sent, with your word as its receipt, and the run goes on.</source>
        <translation>Es gilt als gesendet, mit Ihrem Wort als Beleg, und der Lauf geht weiter.</translation>
    </message>
    <message>
        <source>It is taken back, and its step is done again from the start.</source>
        <translation>Es wird zurückgenommen, und sein Schritt wird von vorn gemacht.</translation>
    </message>
    <message>
        <source>The same goes out once more, at once. If it is there already, it is there twice then.</source>
        <translation>Dasselbe geht sofort noch einmal hinaus. Ist es schon dort, dann ist es danach zweimal dort.</translation>
    </message>
    <message>
        <source>%1, your deputy</source>
        <translation>%1, in Ihrer Vertretung</translation>
    </message>
</context>
<context>
    <name>qd::ui::WorkFacts</name>
    <message>
        <source>Billed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Would have cost (Rehearsal)</source>
        <translation>Hätte gekostet (Probe)</translation>
    </message>
    <message>
        <source>v%1 by %2, %3</source>
        <comment>version, who, when</comment>
        <translation>v%1 von %2, %3</translation>
    </message>
    <message>
        <source>What it made</source>
        <translation>Was er gemacht hat</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <comment>who, when</comment>
        <translation>von %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier version(s)</source>
        <translation>
            <numerusform>%n frühere Version</numerusform>
            <numerusform>%n frühere Versionen</numerusform>
        </translation>
    </message>
    <message>
        <source>How it performed</source>
        <translation>Wie es wirkte</translation>
    </message>
    <message>
        <source>according to %1</source>
        <translation>laut %1</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Begun for: %1</source>
        <translation>Begonnen für: %1</translation>
    </message>
    <message>
        <source>A run that it began</source>
        <translation>Ein Lauf, den er begonnen hat</translation>
    </message>
    <message>
        <source>Runs that belong to it</source>
        <translation>Läufe, die dazugehören</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>A run ended without a result: %1</source>
        <translation>Ein Lauf endete ohne Ergebnis: %1</translation>
    </message>
    <message>
        <source>To the inbox</source>
        <translation>Zum Eingang</translation>
    </message>
    <message>
        <source>Its place</source>
        <translation>Sein Platz</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>After: %1</source>
        <translation>Nach: %1</translation>
    </message>
    <message>
        <source>Stands in for: %1</source>
        <translation>Springt ein für: %1</translation>
    </message>
    <message>
        <source>Undoes: %1</source>
        <translation>Macht rückgängig: %1</translation>
    </message>
    <message>
        <source>May go back to: %1</source>
        <translation>Kann zurückgehen zu: %1</translation>
    </message>
    <message numerus="yes">
        <source>At most %n time(s).</source>
        <translation>
            <numerusform>Höchstens einmal.</numerusform>
            <numerusform>Höchstens %n-mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>Goes on with the first of them.</source>
        <translation>Geht mit dem ersten davon weiter.</translation>
    </message>
    <message numerus="yes">
        <source>Goes on when %n of them are done.</source>
        <translation>
            <numerusform>Geht weiter, wenn %n davon erledigt ist.</numerusform>
            <numerusform>Geht weiter, wenn %n davon erledigt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Probably over</source>
        <translation>Wohl fertig</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Sample work: it can be cleared away.</source>
        <translation>Beispielarbeit: Sie kann weggeräumt werden.</translation>
    </message>
    <message>
        <source>Show its messages</source>
        <translation>Seine Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Look into its calls of models</source>
        <translation>In seine Aufrufe von Modellen sehen</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>Wer es tut</translation>
    </message>
    <message>
        <source>%1 tried and failed</source>
        <translation>%1 hat es versucht und nicht geschafft</translation>
    </message>
    <message>
        <source>Calls of models</source>
        <translation>Aufrufe von Modellen</translation>
    </message>
    <message>
        <source>Look into them (Enter)</source>
        <translation>Hineinsehen (Eingabe)</translation>
    </message>
    <message>
        <source>%1 said</source>
        <translation>%1 sagte</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie es endete</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Reading what it made …</source>
        <translation>Was er gemacht hat, wird gelesen …</translation>
    </message>
    <message>
        <source>What it made can&apos;t be read: %1</source>
        <translation>Was er gemacht hat, kann nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::WorkModel</name>
    <message>
        <source>Open · %1</source>
        <translation>Offen · %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Older runs can&apos;t be read: %1</source>
        <translation>Ältere Läufe können nicht gelesen werden: %1</translation>
    </message>
</context>
<context>
    <name>qd::ui::WorkPage</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>Der ganze Lauf</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Runs, those under way first</source>
        <translation>Läufe, die unterwegs sind zuerst</translation>
    </message>
    <message>
        <source>Nothing has been given to the department yet.</source>
        <translation>Der Abteilung wurde noch nichts gegeben.</translation>
    </message>
    <message>
        <source>Write a brief in the box above: the run that it becomes stands here, with every step.</source>
        <translation>Schreiben Sie oben einen Auftrag: Der Lauf, der daraus wird, steht hier mit jedem Schritt.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit every step in</source>
        <translation>Jeden Schritt einpassen</translation>
    </message>
    <message>
        <source>Fit every step in (F)</source>
        <translation>Jeden Schritt einpassen (F)</translation>
    </message>
    <message>
        <source>Show the run instead of the step</source>
        <translation>Den Lauf statt des Schritts zeigen</translation>
    </message>
    <message>
        <source>What one needs to know</source>
        <translation>Was man wissen muss</translation>
    </message>
    <message>
        <source>No run is selected.</source>
        <translation>Kein Lauf ist ausgewählt.</translation>
    </message>
    <message>
        <source>Its steps are shown here, and what each is at.</source>
        <translation>Seine Schritte stehen hier, und wie weit jeder ist.</translation>
    </message>
    <message>
        <source>The workflow of this run is not known any more.</source>
        <translation>Den Ablauf dieses Laufs gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Show its messages</source>
        <translation>Seine Nachrichten zeigen</translation>
    </message>
    <message>
        <source>This run has ended.</source>
        <translation>Dieser Lauf ist zu Ende.</translation>
    </message>
    <message>
        <source>What was said and done stands in its messages.</source>
        <translation>Was gesagt und getan wurde, steht in seinen Nachrichten.</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>Select a run: how far it is, what it costs and what you may do with it stand here.</source>
        <translation>Wählen Sie einen Lauf: Wie weit er ist, was er kostet und was Sie mit ihm tun können, steht hier.</translation>
    </message>
    <message>
        <source>%1 · rehearsal</source>
        <translation>%1 · Probe</translation>
    </message>
    <message>
        <source>Try differently …</source>
        <translation>Anders versuchen …</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>From a step on with another prompt, model or autonomy, in a record of its own; then side by side</source>
        <translation>Von einem Schritt an mit anderem Prompt, Modell oder anderer Selbstständigkeit, in einer eigenen Aufzeichnung; dann nebeneinander</translation>
    </message>
    <message>
        <source>Without paying: done again from its record, and every decision compared</source>
        <translation>Ohne zu zahlen: aus seiner Aufzeichnung wiederholt, und jede Entscheidung verglichen</translation>
    </message>
    <message>
        <source>Try differently</source>
        <translation>Anders versuchen</translation>
    </message>
    <message>
        <source>Replay without paying</source>
        <translation>Wiederholen, ohne zu zahlen</translation>
    </message>
</context>
<context>
    <name>qd::ui::UpkeepPart</name>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switch %1 off</source>
        <translation>%1 ausschalten</translation>
    </message>
    <message>
        <source>Switch %1 on</source>
        <translation>%1 einschalten</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Kept. Nothing goes there before you have allowed it anew.</source>
        <translation>Übernommen. Nichts geht dorthin, bevor Sie es neu erlaubt haben.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Übernommen.</translation>
    </message>
    <message>
        <source>It is on.</source>
        <translation>Sie ist eingeschaltet.</translation>
    </message>
    <message>
        <source>It is off: nothing of any organisation goes through it.</source>
        <translation>Sie ist ausgeschaltet: Von keiner Organisation geht etwas durch sie hinaus.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) would still go through it, and cannot before a connection of that id is set up and allowed.</source>
        <translation>
            <numerusform>Ein Stück ginge noch durch sie hinaus und kann es nicht, bevor eine Verbindung mit dieser Kennung eingerichtet und erlaubt ist.</numerusform>
            <numerusform>%n Stücke gingen noch durch sie hinaus und können es nicht, bevor eine Verbindung mit dieser Kennung eingerichtet und erlaubt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its file and your limits of it are deleted, and nothing goes through it any more. Its key stays where it is.</source>
        <translation>Ihre Datei und Ihre Grenzen für sie werden gelöscht, und nichts geht mehr durch sie hinaus. Ihr Schlüssel bleibt, wo er ist.</translation>
    </message>
    <message>
        <source>%1 goes here: choose another way for it first. Switched off, it lets nothing out meanwhile.</source>
        <translation>Hier hinaus geht: %1. Wählen Sie dafür erst einen anderen Weg. Ausgeschaltet lässt sie bis dahin nichts hinaus.</translation>
    </message>
</context>
<context>
    <name>qd::ui::UsePart</name>
    <message>
        <source>Choose what goes here …</source>
        <translation>Wählen, was hier hinausgeht …</translation>
    </message>
    <message>
        <source>Choose what goes to %1</source>
        <translation>Wählen, was an %1 geht</translation>
    </message>
    <message>
        <source>What goes here: %1.</source>
        <translation>Hier hinaus geht: %1.</translation>
    </message>
    <message>
        <source>Nothing goes here yet: what it takes is made (%1), but for nobody by name, and what goes here is for people.</source>
        <translation>Hier geht noch nichts hinaus: Was hier angenommen wird, entsteht zwar (%1), aber für niemanden namentlich, und was hier hinausgeht, ist für Menschen.</translation>
    </message>
    <message>
        <source>Nothing goes here yet: what it takes is made (%1), but for people by name, and nobody is reached by name here.</source>
        <translation>Hier geht noch nichts hinaus: Was hier angenommen wird, entsteht zwar (%1), aber für namentlich genannte Menschen, und hier wird niemand namentlich erreicht.</translation>
    </message>
    <message>
        <source>Nothing goes here yet: no step of the department makes what it takes (%1).</source>
        <translation>Hier geht noch nichts hinaus: Kein Schritt der Abteilung macht, was hier angenommen wird (%1).</translation>
    </message>
    <message>
        <source>Nothing goes here yet.</source>
        <translation>Hier geht noch nichts hinaus.</translation>
    </message>
    <message>
        <source>It is held back all the same: %1.</source>
        <translation>Es wird trotzdem zurückgehalten: %1.</translation>
    </message>
    <message>
        <source>Kept: it stands in %1 now, in place of what ships. A run that is open goes where it began to.</source>
        <translation>Übernommen: Es steht jetzt in %1, an der Stelle des Mitgelieferten. Was schon läuft, geht noch den bisherigen Weg.</translation>
    </message>
    <message>
        <source>Kept: it stands in %1 now. A run that is open goes where it began to.</source>
        <translation>Übernommen: Es steht jetzt in %1. Was schon läuft, geht noch den bisherigen Weg.</translation>
    </message>
    <message>
        <source>Nothing goes there before you have allowed it.</source>
        <translation>Nichts geht dorthin, bevor Sie es erlaubt haben.</translation>
    </message>
    <message>
        <source>Which steps of the department go this way, and where they go now</source>
        <translation>Welche Schritte der Abteilung diesen Weg gehen, und welchen sie jetzt gehen</translation>
    </message>
    <message>
        <source>Nothing else of the department could go here</source>
        <translation>Nichts anderes der Abteilung könnte hier hinausgehen</translation>
    </message>
</context>
<context>
    <name>qd::ui::UseForm</name>
    <message>
        <source>Have it go here</source>
        <translation>Hier hinausgehen lassen</translation>
    </message>
    <message>
        <source>Have what is ticked go here</source>
        <translation>Das Angekreuzte hier hinausgehen lassen</translation>
    </message>
    <message>
        <source>Leave where things go as it is</source>
        <translation>Alle Wege lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Who decides on it stays as it was, and a rehearsal leaves this machine by no way. To have something go elsewhere again, choose it at that way.</source>
        <translation>Wer darüber entscheidet, bleibt, wie es war, und eine Probe verlässt diesen Rechner auf keinem Weg. Soll etwas wieder anderswo hinausgehen, wählen Sie es bei jenem Weg.</translation>
    </message>
    <message>
        <source>%1 (goes here already)</source>
        <translation>%1 (geht schon hier hinaus)</translation>
    </message>
    <message>
        <source>%1 (goes to %2 now)</source>
        <translation>%1 (geht jetzt an %2)</translation>
    </message>
</context>
</TS>
