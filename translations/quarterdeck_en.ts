<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>qd::app::ControlRoom</name>
    <message numerus="yes">
        <source>%n way(s) out of this machine can&apos;t be used yet.</source>
        <translation>
            <numerusform>One way out of this machine can&apos;t be used yet.</numerusform>
            <numerusform>%n ways out of this machine can&apos;t be used yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::app::Notifier</name>
    <message numerus="yes">
        <source>%n item(s) wait for you.</source>
        <translation>
            <numerusform>One item waits for you.</numerusform>
            <numerusform>%n items wait for you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::app::Tray</name>
    <message numerus="yes">
        <source>Quarterdeck: %n item(s) wait for you</source>
        <translation>
            <numerusform>Quarterdeck: one item waits for you</numerusform>
            <numerusform>Quarterdeck: %n items wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::Absence</name>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent</source>
        <translation>
            <numerusform>%n sent</numerusform>
            <numerusform>%n sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of it without asking you</source>
        <translation>
            <numerusform>%1, %n of it without asking you</numerusform>
            <numerusform>%1, %n of it without asking you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n nobody knows whether it arrived</source>
        <translation>
            <numerusform>of %n nobody knows whether it arrived</numerusform>
            <numerusform>of %n nobody knows whether they arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) failed</source>
        <translation>
            <numerusform>%n run failed</numerusform>
            <numerusform>%n runs failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) made for you</source>
        <translation>
            <numerusform>%n decision made for you</numerusform>
            <numerusform>%n decisions made for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::Amounts</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 token(s)</source>
        <translation>
            <numerusform>%1 token</numerusform>
            <numerusform>%1 tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 call(s)</source>
        <translation>
            <numerusform>%1 call</numerusform>
            <numerusform>%1 calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ApprovalFacts</name>
    <message numerus="yes">
        <source>%n more alternative(s)</source>
        <translation>
            <numerusform>%n more alternative</numerusform>
            <numerusform>%n more alternatives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more reason(s)</source>
        <translation>
            <numerusform>%n more reason</numerusform>
            <numerusform>%n more reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has climbed %n rung(s) to reach you.</source>
        <translation>
            <numerusform>It has climbed %n rung to reach you.</numerusform>
            <numerusform>It has climbed %n rungs to reach you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of work ask for the same</source>
        <translation>
            <numerusform>%n piece of work asks for it</numerusform>
            <numerusform>%n pieces of work ask for the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more source(s)</source>
        <translation>
            <numerusform>%n more source</numerusform>
            <numerusform>%n more sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::CallMarkup</name>
    <message numerus="yes">
        <source>%n piece(s) of memory and library were shown</source>
        <translation>
            <numerusform>%n piece of memory and library was shown</numerusform>
            <numerusform>%n pieces of memory and library were shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found as well, and left out for length</source>
        <translation>
            <numerusform>%n found as well, and left out for length</numerusform>
            <numerusform>%n found as well, and left out for length</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::CallsPage</name>
    <message numerus="yes">
        <source>%n more …</source>
        <translation>
            <numerusform>%n more …</numerusform>
            <numerusform>%n more …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::DecisionBar</name>
    <message numerus="yes">
        <source>Why are these %n items rejected?</source>
        <translation>
            <numerusform>Why is this item rejected?</numerusform>
            <numerusform>Why are these %n items rejected?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What should change in these %n items?</source>
        <translation>
            <numerusform>What should change in this item?</numerusform>
            <numerusform>What should change in these %n items?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::Dossier</name>
    <message numerus="yes">
        <source>%1 · %n decision(s) · as it was on %2</source>
        <comment>organisation · how many · when</comment>
        <translation>
            <numerusform>%1 · %n decision · as it was on %2</numerusform>
            <numerusform>%1 · %n decisions · as it was on %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::DossierReading</name>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::DraftEditor</name>
    <message numerus="yes">
        <source>%1 word(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%1 word</numerusform>
            <numerusform>%1 words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxDelegate</name>
    <message numerus="yes">
        <source>%n piece(s) of work → %1</source>
        <comment>how many ask for the same → destination</comment>
        <translation>
            <numerusform>%n piece of work → %1</numerusform>
            <numerusform>%n pieces of work → %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxList</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s)</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <comment>published how often</comment>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them went out without you.</source>
        <translation>
            <numerusform>%n of them went out without you.</numerusform>
            <numerusform>%n of them went out without you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Today %n action(s) went out without you.</source>
        <translation>
            <numerusform>Today %n action went out without you.</numerusform>
            <numerusform>Today %n actions went out without you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::InboxModel</name>
    <message numerus="yes">
        <source>Going out, %n item(s)</source>
        <translation>
            <numerusform>Going out, %n item</numerusform>
            <numerusform>Going out, %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later, %n item(s)</source>
        <translation>
            <numerusform>Later, %n item</numerusform>
            <numerusform>Later, %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n piece(s) of work ask for the same</source>
        <translation>
            <numerusform>%1, %n piece of work asks for it</numerusform>
            <numerusform>%1, %n pieces of work ask for the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ItemView</name>
    <message numerus="yes">
        <source>%1 word(s)</source>
        <comment>count</comment>
        <translation>
            <numerusform>%1 word</numerusform>
            <numerusform>%1 words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::LaterMenu</name>
    <message numerus="yes">
        <source>Put off %n item(s) until</source>
        <translation>
            <numerusform>Put off %n item until</numerusform>
            <numerusform>Put off %n items until</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::MailboxRow</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n item(s) put off until %1.</source>
        <translation>
            <numerusform>%n item put off until %1.</numerusform>
            <numerusform>%n items put off until %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::MessageList</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ModelStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ModelWords</name>
    <message numerus="yes">
        <source>%n call(s) wait.</source>
        <translation>
            <numerusform>%n call waits.</numerusform>
            <numerusform>%n calls wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::OpenedEvidence</name>
    <message numerus="yes">
        <source>%1 byte(s) that are no text.</source>
        <translation>
            <numerusform>%1 byte that are no text.</numerusform>
            <numerusform>%1 bytes that are no text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::OrgChart</name>
    <message numerus="yes">
        <source>You: %n item(s) wait for you</source>
        <translation>
            <numerusform>You: %n item waits for you</numerusform>
            <numerusform>You: %n items wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) waiting for it</source>
        <translation>
            <numerusform>%n task waiting for it</numerusform>
            <numerusform>%n tasks waiting for it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::PackReader</name>
    <message numerus="yes">
        <source>Adopt all %n …</source>
        <translation>
            <numerusform>Adopt the %n …</numerusform>
            <numerusform>Adopt all %n …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) become(s) yours, read or not. Agents are told them as if you had written them, and that can&apos;t be taken back.</source>
        <translation>
            <numerusform>%n text becomes yours, read or not. Agents are told it as if you had written it, and that can&apos;t be taken back.</numerusform>
            <numerusform>%n texts become yours, read or not. Agents are told them as if you had written them, and that can&apos;t be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adopt all %n</source>
        <translation>
            <numerusform>Adopt the %n</numerusform>
            <numerusform>Adopt all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::PackRow</name>
    <message numerus="yes">
        <source>%n text(s) adopted.</source>
        <translation>
            <numerusform>%n text adopted.</numerusform>
            <numerusform>%n texts adopted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::PagePreview</name>
    <message numerus="yes">
        <source>To %n people, to each of them alone</source>
        <translation>
            <numerusform>To one person, to them alone</numerusform>
            <numerusform>To %n people, to each of them alone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::PeoplePage</name>
    <message numerus="yes">
        <source>All %n call(s)</source>
        <translation>
            <numerusform>All %n call</numerusform>
            <numerusform>All %n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::PersonRow</name>
    <message numerus="yes">
        <source>Forgotten after %n day(s) without anything</source>
        <translation>
            <numerusform>Forgotten after %n day without anything</numerusform>
            <numerusform>Forgotten after %n days without anything</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier: quarterdeck contacts trail shows them</source>
        <translation>
            <numerusform>%n earlier: quarterdeck contacts trail shows it</numerusform>
            <numerusform>%n earlier: quarterdeck contacts trail shows them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ProviderRow</name>
    <message numerus="yes">
        <source>%n model(s), looked up on %1</source>
        <translation>
            <numerusform>%n model, looked up on %1</numerusform>
            <numerusform>%n models, looked up on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n model(s).</source>
        <translation>
            <numerusform>It has %n model.</numerusform>
            <numerusform>It has %n models.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::RailButton</name>
    <message numerus="yes">
        <source>%n waiting for you</source>
        <translation>
            <numerusform>%n waiting for you</numerusform>
            <numerusform>%n waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::RuleFacts</name>
    <message numerus="yes">
        <source>for at most %n of them</source>
        <translation>
            <numerusform>for at most %n of them</numerusform>
            <numerusform>for at most %n of them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::RunReadings</name>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 of %n step</numerusform>
            <numerusform>%1 of %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::ServerRow</name>
    <message numerus="yes">
        <source>It says that it is %1, and offers %n tool(s). What they do is what you say here.</source>
        <translation>
            <numerusform>It says that it is %1, and offers %n tool. What it does is what you say here.</numerusform>
            <numerusform>It says that it is %1, and offers %n tools. What they do is what you say here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::StopStrip</name>
    <message numerus="yes">
        <source>%n thing(s) were under way:</source>
        <translation>
            <numerusform>%n thing were under way:</numerusform>
            <numerusform>%n things were under way:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TeamPanel</name>
    <message numerus="yes">
        <source>%1 lead(s), %2 each</source>
        <translation>
            <numerusform>%1 lead, %2 each</numerusform>
            <numerusform>%1 leads, %2 each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 piece(s) in %2; at list prices %3</source>
        <translation>
            <numerusform>%1 piece in %2; at list prices %3</numerusform>
            <numerusform>%1 pieces in %2; at list prices %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the same %1 piece(s): %2 and %3 h</source>
        <translation>
            <numerusform>the same %1 piece: %2 and %3 h</numerusform>
            <numerusform>the same %1 pieces: %2 and %3 h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TopBar</name>
    <message numerus="yes">
        <source>%n pasted text(s) go along with the brief as a stranger&apos;s: %1 characters. Press to leave them away.</source>
        <translation>
            <numerusform>%n pasted text goes along with the brief as a stranger&apos;s: %1 characters. Press to leave it away.</numerusform>
            <numerusform>%n pasted texts go along with the brief as a stranger&apos;s: %1 characters. Press to leave them away.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TraceFacts</name>
    <message numerus="yes">
        <source>%n person(s) by name</source>
        <translation>
            <numerusform>%n person by name</numerusform>
            <numerusform>%n people by name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TrialBar</name>
    <message numerus="yes">
        <source>%1: %2 of %n piece(s) approved at first time</source>
        <translation>
            <numerusform>%1: %2 of %n piece approved at first time</numerusform>
            <numerusform>%1: %2 of %n pieces approved at first time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of 100 for %n piece(s)</source>
        <translation>
            <numerusform>%1: %2 of 100 for %n piece</numerusform>
            <numerusform>%1: %2 of 100 for %n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of the words kept in %n piece(s)</source>
        <translation>
            <numerusform>%1: %2 of the words kept in %n piece</numerusform>
            <numerusform>%1: %2 of the words kept in %n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s)</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) wait for a partner</source>
        <translation>
            <numerusform>%n piece waits for a partner</numerusform>
            <numerusform>%n pieces wait for a partner</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shown after %n pair(s)</source>
        <translation>
            <numerusform>shown after %n pair</numerusform>
            <numerusform>shown after %n pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) left out (the last was %1)</source>
        <translation>
            <numerusform>%n piece left out (it was %1)</numerusform>
            <numerusform>%n pieces left out (the last was %1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TryMarkup</name>
    <message numerus="yes">
        <source>%n decision(s) came out the same.</source>
        <translation>
            <numerusform>%n decision came out the same.</numerusform>
            <numerusform>%n decisions came out the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n byte(s)</source>
        <translation>
            <numerusform>%1, %n byte</numerusform>
            <numerusform>%1, %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) are the same, byte by byte.</source>
        <translation>
            <numerusform>%n piece is the same, byte by byte.</numerusform>
            <numerusform>%n pieces are the same, byte by byte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n decision(s) came out the same, byte by byte. Nobody was called, and nothing was paid.</source>
        <translation>
            <numerusform>The one decision came out the same, byte by byte. Nobody was called, and nothing was paid.</numerusform>
            <numerusform>All %n decisions came out the same, byte by byte. Nobody was called, and nothing was paid.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) differ.</source>
        <translation>
            <numerusform>%n thing differs.</numerusform>
            <numerusform>%n things differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The record gave %n answer(s);</source>
        <translation>
            <numerusform>The record gave %n answer;</numerusform>
            <numerusform>The record gave %n answers;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were made anew.</source>
        <translation>
            <numerusform>%n call was made anew.</numerusform>
            <numerusform>%n calls were made anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) it asked you what you were not asked then; yes was said for you.</source>
        <translation>
            <numerusform>Once it asked you what you were not asked then; yes was said for you.</numerusform>
            <numerusform>%n times it asked you what you were not asked then; yes was said for you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) before that step would be put otherwise today.</source>
        <translation>
            <numerusform>%n call before that step would be put otherwise today.</numerusform>
            <numerusform>%n calls before that step would be put otherwise today.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::TryPage</name>
    <message numerus="yes">
        <source>%n answer(s) came from the record</source>
        <translation>
            <numerusform>%n answer came from the record</numerusform>
            <numerusform>%n answers came from the record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) made anew</source>
        <translation>
            <numerusform>%n call made anew</numerusform>
            <numerusform>%n calls made anew</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::WayWords</name>
    <message numerus="yes">
        <source>%1 sent this month.</source>
        <translation>
            <numerusform>%1 sent this month.</numerusform>
            <numerusform>%1 sent this month.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::WorkFacts</name>
    <message numerus="yes">
        <source>%n earlier version(s)</source>
        <translation>
            <numerusform>%n earlier version</numerusform>
            <numerusform>%n earlier versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n time(s).</source>
        <translation>
            <numerusform>At most once.</numerusform>
            <numerusform>At most %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Goes on when %n of them are done.</source>
        <translation>
            <numerusform>Goes on when %n of them is done.</numerusform>
            <numerusform>Goes on when %n of them are done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qd::ui::UpkeepPart</name>
    <message numerus="yes">
        <source>%n piece(s) would still go through it, and cannot before a connection of that id is set up and allowed.</source>
        <translation>
            <numerusform>One piece would still go through it, and cannot before a connection of that id is set up and allowed.</numerusform>
            <numerusform>%n pieces would still go through it, and cannot before a connection of that id is set up and allowed.</numerusform>
        </translation>
    </message>
</context>
</TS>
