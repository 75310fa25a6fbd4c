#include "ui/widgets/inbox/DecisionBar.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FlowLayout.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/widgets/inbox/NoteField.h"
#include "ui/words/Amounts.h"
#include "ui/words/ChangeWords.h"
#include "ui/words/Words.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace qd::ui {

namespace {

/// The one whose words `note` begins with; of several the longest. nullptr: none.
const Remedy* chosenIn(const QList<Remedy>& remedies, const QString& note)
{
    const Remedy* chosen = nullptr;
    for (const Remedy& remedy : remedies)
        if (note.startsWith(remedy.title) && (!chosen || remedy.title.size() > chosen->title.size()))
            chosen = &remedy;
    return chosen;
}

QStringList titlesOf(const QList<Remedy>& remedies)
{
    QStringList titles;
    for (const Remedy& remedy : remedies)
        titles.append(remedy.title);
    return titles;
}

} // namespace

QString whyNot(const Approval& approval, Instant now)
{
    if (approval.expires > now)
        return {};
    const QString time = QDateTime::fromMSecsSinceEpoch(approval.expires.ms).time().toString(QStringLiteral("HH:mm"));
    const QString expired = QCoreApplication::translate("qd::ui::DecisionBar", "Expired at %1, so it can't be decided any more.").arg(time);
    return approval.onExpiry.isEmpty() ? expired : expired + QLatin1Char(' ') + approval.onExpiry;
}

DecisionBar::DecisionBar(const QString& name, Room room, QWidget* parent)
    : QWidget(parent), m_name(name), m_room(room), m_buttons(new QWidget(this)), m_settle(new QWidget(this)),
      m_hold(new QWidget(this)), m_note(new NoteField(name, this)), m_notice(new QLabel(this)),
      m_countdown(new QLabel(m_hold))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    for (QWidget* part : {static_cast<QWidget*>(m_note), m_buttons, m_settle, m_hold, static_cast<QWidget*>(m_notice)}) {
        column->addWidget(part);
        part->hide();
    }
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setObjectName(name + QStringLiteral(".notice"));
    m_notice->setFont(smallFont());
    buildApproval();
    buildOthers();
    connect(m_note, &NoteField::sent, this, &DecisionBar::sendNote);
    connect(m_note, &NoteField::cancelled, this, &DecisionBar::closeNote);
}

void DecisionBar::buildApproval()
{
    auto* row = new FlowLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& text, const char* key, const char* name, auto slot) {
        auto* button = new KeyButton(text, QString::fromUtf8(key), m_name + QLatin1Char('.') + QLatin1String(name), m_buttons);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, slot);
        m_deciding.append(button);
        return button;
    };
    const bool wide = m_room == Room::Wide;
    m_yes = add(tr("Approve"), "A", "approve", &DecisionBar::approve);
    m_yes->setLook(KeyButton::Look::Main);
    m_edit = add(tr("Edit"), "E", "edit", &DecisionBar::edit);
    m_edit->setAccessibleName(tr("Edit and approve"));
    if (wide) { // one row of short words beside the list; the whole of it is in the tip
        KeyButton* changes = add(tr("Changes"), "C", "changes", &DecisionBar::askChanges);
        changes->setAccessibleName(tr("Ask for changes"));
        changes->setToolTip(tr("Ask for changes"));
    }
    m_anchor = add(tr("Reject"), "R", "reject", &DecisionBar::reject);
    if (wide) {
        m_delegate = add(tr("Delegate"), "D", "delegate", &DecisionBar::delegate);
        m_anchor = add(tr("Later"), "S", "later", &DecisionBar::laterRequested);
        return;
    }
    m_anchor = add(tr("…"), "", "more", &DecisionBar::showMore);
    m_anchor->setAccessibleName(tr("More ways to decide"));
}

void DecisionBar::buildOthers()
{
    auto* settle = new FlowLayout(m_settle);
    settle->setContentsMargins(0, 0, 0, 0);
    auto* carryOn = new KeyButton(tr("Carry on"), QStringLiteral("A"), m_name + QStringLiteral(".carryOn"), m_settle);
    carryOn->setLook(KeyButton::Look::Main);
    auto* end = new KeyButton(tr("End the run"), QStringLiteral("R"), m_name + QStringLiteral(".endRun"), m_settle);
    end->setLook(KeyButton::Look::Danger);
    m_carryOnButton = carryOn;
    m_endButton = end;
    settle->addWidget(carryOn);
    settle->addWidget(end);
    m_settleLater = new KeyButton(tr("Later"), QStringLiteral("S"), m_name + QStringLiteral(".settleLater"), m_settle);
    settle->addWidget(m_settleLater);
    m_deciding += {carryOn, end, m_settleLater};
    connect(m_settleLater, &QPushButton::clicked, this, &DecisionBar::laterRequested);
    connect(carryOn, &QPushButton::clicked, this, [this] { openSettling(true); });
    connect(end, &QPushButton::clicked, this, [this] { openSettling(false); });

    auto* hold = new QHBoxLayout(m_hold);
    hold->setContentsMargins(0, 0, 0, 0);
    hold->setSpacing(kPad);
    m_back = new KeyButton(tr("Undo"), QStringLiteral("Z"), m_name + QStringLiteral(".undo"), m_hold);
    hold->addWidget(m_back);
    hold->addWidget(m_countdown, 1);
    m_countdown->setWordWrap(true);
    m_countdown->setObjectName(m_name + QStringLiteral(".countdown"));
    connect(m_back, &QPushButton::clicked, this, &DecisionBar::undo);
}

void DecisionBar::setMode(Mode mode, const QByteArray& subject)
{
    if (m_mode == mode && m_subject == subject)
        return;
    m_mode = mode;
    m_subject = subject;
    m_putOff.clear();
    m_asking.reset();
    m_note->hide();
    m_buttons->setVisible(mode == Mode::Approval);
    m_settle->setVisible(mode == Mode::Escalation);
    m_hold->setVisible(mode == Mode::Leaving);
    setNotice({}, false);
    emit reshaped();
}

void DecisionBar::showNothing()
{
    setMode(Mode::Nothing, {});
}

void DecisionBar::showApproval(const Approval& approval, const QString& blocked)
{
    setMode(Mode::Approval, approval.id.toString().toLatin1() + approval.sha256);
    m_approval = approval.id;
    m_sha256 = approval.sha256;
    m_editable = !approval.draft.isEmpty();
    block(blocked);
    m_edit->setToolTip(m_editable ? tr("Edit and approve") : tr("There is no text behind this that could be edited."));
    allowYes(approval);
}

/// What has changed since she was asked can only be rejected or sent back; what it is now is said beside.
void DecisionBar::allowYes(const Approval& approval)
{
    const bool before = std::exchange(m_noYes, approval.status == ApprovalStatus::Stale);
    const bool may = !m_blocked && !m_noYes;
    m_edit->setEnabled(may && m_editable);
    for (KeyButton* button : {m_yes, m_delegate})
        if (button)
            button->setEnabled(may);
    if (m_blocked)
        return;
    if (m_noYes)
        setNotice(tr("It cannot be approved as it was. %1").arg(changesText(approval)), true);
    else if (before || !approval.stale.isEmpty())
        setNotice(changesText(approval), false);
}

void DecisionBar::showEscalation(const Escalation& escalation, const QString& blocked)
{
    setMode(Mode::Escalation, escalation.id.toString().toLatin1());
    m_escalation = escalation.id;
    m_question = escalation.isQuestion() ? escalation.issue : QString();
    m_remedies = waysOf(escalation);
    m_ends = escalation.onNo.isEmpty();
    m_asked = escalation.asked;
    m_atOnce = escalation.reason == QLatin1String(Escalation::kProposal) && !m_remedies.isEmpty();
    nameSettling();
    block(blocked);
}

/// A question is answered; anything else is carried on or ended.
void DecisionBar::nameSettling()
{
    const bool asks = !m_question.isEmpty();
    m_carryOnButton->setText(asks ? tr("Answer") : m_atOnce ? m_remedies.first().title : !m_remedies.isEmpty() ? tr("Choose …") : m_asked ? tr("Yes") : tr("Carry on"));
    m_endButton->setText(asks || !m_ends ? tr("No") : tr("End the run"));
    m_endButton->setLook(asks || !m_ends ? KeyButton::Look::Plain : KeyButton::Look::Danger);
    for (KeyButton* button : {m_carryOnButton, m_endButton}) {
        button->setAccessibleName(button->text());
        button->updateGeometry();
    }
}

void DecisionBar::showLeaving(const Approval& approval, Instant now, const QString& blocked, const QString& waits)
{
    setMode(Mode::Leaving, approval.id.toString().toLatin1());
    m_approval = approval.id;
    const Duration left = approval.leaves.value_or(now) - now;
    m_countdown->setText(!waits.isEmpty() ? tr("Approved; %1.", "why it has not gone").arg(waits) : left.count() > 0 ? tr("Approved. Leaves in %1.").arg(durationText(left + Duration(999)))
                                          : tr("Approved. Leaving now."));
    m_back->setEnabled(blocked.isEmpty());
    block(blocked);
}

void DecisionBar::showPutOff(const QString& sentence)
{
    if (m_blocked || sentence == m_putOff)
        return;
    m_putOff = sentence;
    setNotice(sentence, false);
}

QPoint DecisionBar::menuPlace() const
{
    const KeyButton* under = m_mode == Mode::Escalation ? m_settleLater : m_anchor;
    return under->mapToGlobal(QPoint(0, under->height()));
}

void DecisionBar::block(const QString& reason)
{
    const bool wasBlocked = m_blocked;
    m_blocked = !reason.isEmpty();
    for (KeyButton* button : std::as_const(m_deciding))
        button->setEnabled(!m_blocked);
    if (m_blocked) {
        if (m_asking)
            closeNote();
        setNotice(reason, true);
    } else if (wasBlocked) {
        m_putOff.clear();
        setNotice({}, false);
    }
}

void DecisionBar::setNotice(const QString& notice, bool isProblem)
{
    if (notice == m_notice->text() && m_notice->isHidden() == notice.isEmpty())
        return;
    QPalette palette;
    palette.setColor(QPalette::WindowText, isProblem ? tokens().bad : tokens().textMuted);
    m_notice->setPalette(palette);
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    emit reshaped();
}

void DecisionBar::approve()
{
    if (m_mode == Mode::Escalation)
        openSettling(true);
    else if (m_mode == Mode::Approval && !m_blocked && !m_noYes)
        issue(Verdict::Approve);
}

void DecisionBar::edit()
{
    if (m_mode == Mode::Approval && !m_blocked && !m_noYes && m_editable)
        emit editRequested();
}

void DecisionBar::askChanges()
{
    openNote(Verdict::AskChanges);
}

void DecisionBar::reject()
{
    if (m_mode == Mode::Escalation)
        openSettling(false);
    else
        openNote(Verdict::Reject);
}

void DecisionBar::undo()
{
    if (m_mode == Mode::Leaving && !m_blocked)
        emit commandIssued(UndoApproval{m_approval});
}

void DecisionBar::openNote(Verdict verdict)
{
    if (m_mode != Mode::Approval || m_blocked)
        return;
    m_asking = verdict;
    m_buttons->hide();
    m_note->show();
    if (verdict == Verdict::Reject)
        m_note->ask({m_together > 1 ? tr("Why are these %n items rejected?", nullptr, m_together) : tr("Why is it rejected?"), tr("A reason, so that the department learns from it"), tr("Reject"),
                     {tr("Off brand"), tr("Not accurate"), tr("Wrong moment"), tr("Wrong audience"), tr("Not needed")}, true});
    else
        m_note->ask({m_together > 1 ? tr("What should change in these %n items?", nullptr, m_together) : tr("What should change?"), tr("A sentence or two; the agent begins at once"), tr("Ask for changes"),
                     {tr("Make it shorter"), tr("Stronger opening"), tr("Name the sources"), tr("Plainer words")}, true});
    emit reshaped();
}

void DecisionBar::openSettling(bool carryOn)
{
    if (m_mode != Mode::Escalation || m_blocked)
        return;
    if (m_atOnce) { // everything is said beside it: one press answers
        emit commandIssued(SettleEscalation{m_escalation, carryOn, {}, carryOn ? m_remedies.first().id : QString()});
        return;
    }
    m_asking = carryOn ? Verdict::Approve : Verdict::Reject;
    m_carryOn = carryOn;
    m_settle->hide();
    m_note->show();
    if (!m_question.isEmpty())
        m_note->ask({m_question, carryOn ? tr("Your answer") : tr("Why not; may stay empty"), carryOn ? tr("Answer") : tr("Say no"), {}, carryOn});
    else if (carryOn && !m_remedies.isEmpty())
        m_note->ask({tr("Which way?"), tr("One of these; add a reason behind a colon"), tr("Do this"), titlesOf(m_remedies), true});
    else
        m_note->ask({carryOn && m_asked ? tr("Yes: anything they should know?") : carryOn ? tr("Carry on: anything they should know?") : m_ends ? tr("End the run: a word for the record?") : tr("No: a word for the record?"),
                     tr("May stay empty"), carryOn ? m_carryOnButton->text() : m_ends ? tr("End the run") : tr("Say no"), {}, false});
    emit reshaped();
}

void DecisionBar::closeNote()
{
    const bool hadFocus = m_note->isAncestorOf(QApplication::focusWidget());
    m_asking.reset();
    m_note->hide();
    if (!m_blocked)
        setNotice(m_putOff, false);
    m_buttons->setVisible(m_mode == Mode::Approval);
    m_settle->setVisible(m_mode == Mode::Escalation);
    emit reshaped();
    if (hadFocus)
        emit focusReleased();
}

void DecisionBar::sendNote(const QString& note)
{
    if (!m_asking)
        return;
    if (m_mode == Mode::Escalation && m_carryOn && !m_remedies.isEmpty() && !chosenIn(m_remedies, note))
        return setNotice(tr("Begin with one of the ways that stand there; your reason comes behind a colon."), true);
    const Verdict verdict = *m_asking;
    closeNote();
    if (m_mode == Mode::Escalation)
        settle(note);
    else
        issue(verdict, note);
}

/// The words of a chip choose its way out; what stands behind them is her reason.
void DecisionBar::settle(const QString& note)
{
    SettleEscalation settle{m_escalation, m_carryOn, note, {}};
    if (const Remedy* chosen = m_carryOn ? chosenIn(m_remedies, note) : nullptr) {
        const QString behind = note.mid(chosen->title.size()).trimmed();
        settle.option = chosen->id;
        settle.note = (behind.startsWith(QLatin1Char(':')) ? behind.mid(1) : behind).trimmed();
    }
    emit commandIssued(settle);
}

void DecisionBar::issue(Verdict verdict, const QString& note)
{
    DecideApproval decide;
    decide.approval = m_approval;
    decide.verdict = verdict;
    decide.sha256 = m_sha256;
    decide.note = note;
    emit commandIssued(decide);
}

void DecisionBar::delegate()
{
    if (m_mode != Mode::Approval || m_blocked || m_noYes)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(m_name + QStringLiteral(".delegates"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addSection(tr("Let decide"));
    DecideApproval decide; // of what is shown now: the bar may show another item before the menu is answered
    decide.approval = m_approval;
    decide.verdict = Verdict::Delegate;
    decide.sha256 = m_sha256;
    const QList<Party> parties = m_parties ? m_parties(m_approval) : QList<Party>();
    for (const Party& party : parties) {
        if (!party.command.isEmpty())
            continue;
        decide.delegateTo = party.id;
        QString shown = party.name;
        QAction* action = menu->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, decide] { emit commandIssued(decide); });
    }
    const auto isElsewhere = [](const Party& party) { return !party.command.isEmpty(); };
    if (std::all_of(parties.begin(), parties.end(), isElsewhere))
        menu->addAction(tr("Nobody else may: each asks for it, wrote it, or lacks the rank or the authority"))->setEnabled(false);
    if (std::any_of(parties.begin(), parties.end(), isElsewhere))
        menu->addSection(tr("On their own machine"));
    for (const Party& party : parties) {
        if (!isElsewhere(party))
            continue;
        QAction* action = menu->addAction(tr("%1: copy the command that writes it for them").arg(QString(party.name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
        action->setToolTip(party.command);
        connect(action, &QAction::triggered, this, [this, party] {
            QGuiApplication::clipboard()->setText(party.command);
            setNotice(tr("Copied: %1").arg(party.command), false);
        });
    }
    menu->popup(menuPlace());
}

void DecisionBar::showMore()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(m_name + QStringLiteral(".moreMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Ask for changes\tC")), &QAction::triggered, this, &DecisionBar::askChanges);
    connect(menu->addAction(tr("Delegate\tD")), &QAction::triggered, this, &DecisionBar::delegate);
    connect(menu->addAction(tr("Later\tS")), &QAction::triggered, this, &DecisionBar::laterRequested);
    menu->popup(menuPlace());
}

} // namespace qd::ui
