#include "ui/pages/InboxPage.h"

#include "ui/pages/ItemView.h"
#include "ui/pages/details/ApprovalFacts.h"
#include "ui/pages/details/RuleFacts.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/Panel.h"
#include "ui/widgets/inbox/DecisionBar.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/inbox/PagePreview.h"
#include "ui/widgets/parts/Sections.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>

#include <utility>

namespace qd::ui {

namespace {

constexpr std::chrono::milliseconds kAnswered{40}; ///< by then a decision is on record, mostly

/// Before there is a state.
const OfficeState& nothingYet()
{
    static const OfficeState state;
    return state;
}

/// In the order of InboxModel::Order.
QStringList orderNames()
{
    return {InboxPage::tr("soonest first"), InboxPage::tr("newest first"), InboxPage::tr("highest level first")};
}

} // namespace

InboxPage::InboxPage(History* history, const Clock* clock, QWidget* parent)
    : QWidget(parent), m_clock(clock), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_left(new Panel(tr("Waiting"), this)), m_middle(new Panel({}, this)), m_right(new Panel({}, this)),
      m_order(new Chip(tr("soonest first"), this)), m_list(new InboxList(clock, InboxList::Place::Page, this)),
      m_item(new ItemView(history, this)), m_facts(new Sections(this)), m_state(&nothingYet())
{
    build();
    m_list->setBar(m_item->bar());
    m_list->installKeys(this);
    connect(m_list, &InboxList::commandIssued, this, &InboxPage::commandIssued);
    connect(m_list, &InboxList::waitingChanged, this, &InboxPage::waitingChanged);
    connect(m_list, &InboxList::currentChanged, this, &InboxPage::showCurrent);
    connect(m_list, &InboxList::currentChanged, this, &InboxPage::currentChanged);
    connect(m_list, &InboxList::editRequested, m_item, &ItemView::edit);
    connect(m_list, &InboxList::peekRequested, this, &InboxPage::peek);
    connect(m_item, &ItemView::editsApproved, this, &InboxPage::sendEdits);
    connect(m_item, &ItemView::editingClosed, this, [this] {
        m_list->setFocus(Qt::OtherFocusReason);
        showCurrent();
    });
    connect(m_order, &Chip::clicked, this, &InboxPage::showOrderMenu);
    connect(m_facts, &Sections::followed, this, &InboxPage::follow);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &InboxPage::showFacts);
}

void InboxPage::follow(const QString& link)
{
    const Approval* approval = m_list->model().approval(m_list->current());
    const std::optional<Command> wish = approval && m_readOnly.isEmpty() ? ruleWishOf(link, *approval) : std::nullopt;
    if (wish)
        emit commandIssued(*wish);
    else if (link == QLatin1String("connections"))
        emit connectionsRequested();
    else if (const std::optional<RunId> run = RunId::fromString(link))
        emit runRequested(*run);
}

InboxKey InboxPage::current() const
{
    return m_list->current();
}

void InboxPage::build()
{
    setObjectName(QStringLiteral("inbox"));
    setAccessibleName(tr("Inbox"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_left->addChip(m_order);
    m_order->setObjectName(QStringLiteral("inbox.order"));
    m_order->setAccessibleName(tr("Order of the list"));
    m_left->setBody(m_list);
    m_middle->setBody(m_item);
    m_facts->setObjectName(QStringLiteral("inbox.facts"));
    m_facts->setAccessibleName(tr("What one needs to know"));
    m_right->setBody(m_facts);
    for (Panel* panel : {m_left, m_middle, m_right})
        m_splitter->addWidget(panel);
    m_left->setMinimumWidth(240);
    m_middle->setMinimumWidth(380);
    m_right->setMinimumWidth(220);
    m_splitter->setHandleWidth(kGap);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({320, 646, 284});
    row->addWidget(m_splitter);
    setFocusProxy(m_list);
}

void InboxPage::display(const OfficeState& state)
{
    m_state = &state;
    m_list->display(state); // emits currentChanged, which shows the item
    const qsizetype waiting = m_list->model().waiting();
    m_left->setTitle(waiting > 0 ? tr("Waiting · %1").arg(waiting) : tr("Waiting"));
}

void InboxPage::showCurrent()
{
    const InboxKey key = m_list->current();
    const Instant now = m_clock->now();
    if (m_item->isEditing())
        m_item->blockEditing(whyNoEdits());
    if (const Approval* approval = m_list->model().approval(key))
        m_item->display(*approval, *m_state, now);
    else if (const Escalation* escalation = m_list->model().escalation(key))
        m_item->display(*escalation, *m_state, now);
    else
        m_item->displayNothing(m_list->model().waiting() == 0 && m_list->model().later() > 0);
    if (m_list->isDeciding())
        m_soon.start(kAnswered); // the column takes longest of all, and who decides one after the other skips it
    else
        showFacts();
}

void InboxPage::showFacts()
{
    const InboxKey key = m_list->current();
    m_soon.stop();
    if (const Approval* approval = m_list->model().approval(key))
        m_facts->set(factsOf(*approval, *m_state, m_clock->now()));
    else if (const Escalation* escalation = m_list->model().escalation(key))
        m_facts->set(circumstancesOf(*escalation, *m_state, m_clock->now()));
    else
        m_facts->set({FactLine::heading(tr("What your yes does")),
                      FactLine::plain(tr("Select an item: where it goes, who sees it and what it costs stand here."), Tone::Muted)});
    if (key != std::exchange(m_shown, key))
        m_facts->toTop();
}

void InboxPage::setReadOnly(const QString& why)
{
    m_readOnly = why;
    m_list->setReadOnly(why);
    showCurrent();
}

QString InboxPage::whyNoEdits() const
{
    if (!m_readOnly.isEmpty())
        return m_readOnly;
    const auto found = m_state->inbox.approvals.constFind(m_item->edited());
    if (found == m_state->inbox.approvals.cend() || found->status != ApprovalStatus::Waiting)
        return tr("This item does not wait any more. Your text stays here until you close it.");
    return whyNot(*found, m_clock->now());
}

void InboxPage::sendEdits(const ApprovalId& approval, const QByteArray& sha256, const QString& text)
{
    if (const QString reason = whyNoEdits(); !reason.isEmpty())
        return m_item->blockEditing(reason);
    DecideApproval decide;
    decide.approval = approval;
    decide.verdict = Verdict::ApproveWithEdits;
    decide.sha256 = sha256;
    decide.edits = text;
    m_item->finishEditing(false); // kept until the state says that it was taken over: a refusal must not lose it
    m_list->decide(decide);
    m_list->setFocus(Qt::OtherFocusReason);
    showCurrent();
}

void InboxPage::open(const Uuid& item)
{
    for (const InboxKey::Kind kind : {InboxKey::Waiting, InboxKey::Escalated})
        m_list->setCurrent({kind, item});
}

void InboxPage::open(const ApprovalId& approval, bool editing)
{
    m_list->setCurrent({InboxKey::Waiting, approval.uuid});
    if (editing && m_list->current().id == approval.uuid)
        m_item->edit();
}

void InboxPage::refuse(const Command& command, const Error& error)
{
    const ErrorSentence sentence = sentenceOf(error);
    m_list->refuse(command, sentence.wayOut.isEmpty() ? sentence.what : sentence.what + QLatin1Char(' ') + sentence.wayOut);
}

void InboxPage::taken(const Command& command)
{
    m_list->taken(command);
}

void InboxPage::peek()
{
    // The item alone, as wide as the page; the same key brings the columns back.
    const bool alone = !m_right->isVisibleTo(this);
    m_left->setVisible(alone);
    m_right->setVisible(alone);
    if (alone)
        m_list->setFocus(Qt::OtherFocusReason);
    else
        m_item->preview()->setFocus(Qt::OtherFocusReason);
}

void InboxPage::showOrderMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList names = orderNames();
    for (int at = 0; at < names.size(); ++at) {
        QAction* action = menu->addAction(names.at(at));
        action->setCheckable(true);
        action->setChecked(order() == at);
        connect(action, &QAction::triggered, this, [this, at] { setOrder(at); });
    }
    menu->popup(m_order->mapToGlobal(QPoint(0, m_order->height())));
}

int InboxPage::order() const
{
    return int(m_list->model().order());
}

void InboxPage::setOrder(int order)
{
    const QStringList names = orderNames();
    if (order < 0 || order >= names.size())
        return;
    m_list->setOrder(InboxModel::Order(order));
    m_order->setText(names.at(order));
    m_order->updateGeometry();
}

QByteArray InboxPage::saveColumns() const
{
    return m_splitter->saveState();
}

void InboxPage::restoreColumns(const QByteArray& saved)
{
    m_splitter->restoreState(saved);
}

} // namespace qd::ui
