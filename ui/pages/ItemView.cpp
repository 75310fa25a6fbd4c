#include "ui/pages/ItemView.h"

#include "core/rules/course/Terms.h"
#include "ui/pages/details/ApprovalFacts.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/inbox/DecisionBar.h"
#include "ui/widgets/inbox/DraftEditor.h"
#include "ui/widgets/inbox/PagePreview.h"
#include "ui/widgets/parts/Sections.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QButtonGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kBeside = 85; ///< from so many letters on title and tabs stand beside each other

/// A mail is edited with its subject and with what inboxes show after it, as its renderer takes them back.
QString editedAs(const Approval& approval, const QString& text)
{
    const auto subject = approval.content.details.constFind(QStringLiteral("subject")), preheader = approval.content.details.constFind(QStringLiteral("preheader"));
    const auto end = approval.content.details.constEnd();
    if (subject == end || preheader == end || text.startsWith(QLatin1String("Subject:")))
        return text;
    return QStringLiteral("Subject: %1\nPreheader: %2\n\n%3").arg(rules::textOf(*subject), rules::textOf(*preheader), text);
}

/// The line that parts the item from what stands above and below it.
QFrame* rule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setProperty("role", QStringLiteral("rule"));
    return line;
}

/// A run is often called by its piece, cut short with an ellipsis: that would be said twice.
bool isStartOf(const QString& start, const QString& whole)
{
    return whole.startsWith(start.endsWith(QChar(0x2026)) ? start.chopped(1).trimmed() : start);
}

} // namespace

ItemView::ItemView(History* history, QWidget* parent)
    : QWidget(parent), m_history(history), m_title(new ElidedLabel({}, ElidedLabel::Role::Strong, this)),
      m_about(new QLabel(this)), m_head(buildHead()), m_stack(new QStackedWidget(this)), m_preview(new PagePreview(history, this)),
      m_editor(new DraftEditor(this)), m_question(new Sections(this)), m_message(new EmptyState(this)),
      m_bar(new DecisionBar(QStringLiteral("inbox"), DecisionBar::Room::Wide, this))
{
    build();
    connect(m_message, &EmptyState::acted, this, [this] {
        m_blobs.clear();
        refresh();
    });
    connect(m_editor, &DraftEditor::approved, this, [this](const QString& text) { emit editsApproved(m_edited, m_editedSha, text); });
    connect(m_editor, &DraftEditor::closed, this, [this] {
        finishEditing(false);
        emit editingClosed();
    });
    displayNothing();
}

void ItemView::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto* sheet = new QWidget(this);
    auto* around = new QVBoxLayout(sheet);
    around->setContentsMargins(kPad, kPad, kPad, kPad);
    around->addWidget(m_preview);
    m_stack->addWidget(m_message);
    m_stack->addWidget(sheet);
    m_stack->addWidget(m_editor);
    m_stack->addWidget(m_question);
    m_message->setObjectName(QStringLiteral("inbox.message"));
    m_question->setObjectName(QStringLiteral("inbox.question"));
    column->addWidget(m_stack, 1);
    m_foot = new QWidget(this);
    auto* whole = new QVBoxLayout(m_foot);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(rule(m_foot));
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(kPad, kPad - 2, kPad, kGap);
    foot->addWidget(m_bar);
    whole->addLayout(foot);
    column->addWidget(m_foot);
}

QWidget* ItemView::buildHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_headRow = new QBoxLayout(QBoxLayout::LeftToRight);
    column->addLayout(m_headRow);
    column->addWidget(rule(head));
    m_headRow->setContentsMargins(kPad, kPad - 2, kPad, kPad - 2);
    m_headRow->setSpacing(kGap);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    m_title->setObjectName(QStringLiteral("inbox.title"));
    m_about->setObjectName(QStringLiteral("inbox.about"));
    m_about->setProperty("role", QStringLiteral("muted"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    texts->addWidget(m_title);
    texts->addWidget(m_about);
    m_headRow->addLayout(texts, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    m_headRow->addLayout(row);
    auto* group = new QButtonGroup(this);
    const char* const names[] = {"inbox.published", "inbox.changesTab", "inbox.source"};
    const QString words[] = {tr("As published"), tr("Changes"), tr("Source")};
    for (const Tab tab : {Published, Changes, Source}) {
        auto* chip = new Chip(words[tab], head);
        chip->setObjectName(QLatin1String(names[tab]));
        chip->setCheckable(true);
        chip->setChecked(tab == Published);
        group->addButton(chip, tab);
        row->addWidget(chip, 0, Qt::AlignTop);
        m_tabs.append(chip);
        connect(chip, &Chip::clicked, this, [this, tab] { showTab(tab); });
    }
    row->addStretch(1);
    return head;
}

void ItemView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_headRow->setDirection(width() < kBeside * QFontMetrics(bodyFont()).averageCharWidth() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ItemView::display(const Approval& approval, const OfficeState& state, Instant)
{
    m_brand = state.org.brand;
    if (!m_hasApproval || m_approval.id != approval.id || m_approval.sha256 != approval.sha256)
        begin(approval);
    m_approval = approval;
    m_title->setText(approval.title);
    QStringList about{opened(approval.kind.text)};
    if (approval.words > 0)
        about << tr("%1 word(s)", "count", plural(approval.words)).arg(countText(approval.words));
    about << tr("version %1").arg(approval.version);
    if (const QString run = state.runs.open.value(approval.run).title; !run.isEmpty() && !isStartOf(run, approval.title))
        about << run;
    if (approval.content.rehearsal || approval.label.rehearsal)
        about << tr("Rehearsal");
    m_about->setText(about.join(QStringLiteral(" · ")));
    m_tabs.at(Changes)->setText(tr("Changes since v%1").arg(qMax(1, approval.version - 1)));
    m_tabs.at(Changes)->setVisible(!approval.previousDraft.isEmpty());
    m_tabs.at(Source)->setVisible(!approval.draft.isEmpty());
    m_tabs.at(Published)->setVisible(true);
    m_head->show();
    m_foot->show();
}

void ItemView::begin(const Approval& approval)
{
    m_hasApproval = true;
    m_approval = approval;
    m_blobs.clear();
    ++m_generation;
    m_wantsEditor = false;
    if (m_tab == Changes && approval.previousDraft.isEmpty())
        m_tab = Published;
    m_tabs.at(m_tab)->setChecked(true);
    if (!isEditing())
        refresh();
}

void ItemView::display(const Escalation& escalation, const OfficeState& state, Instant now)
{
    m_hasApproval = false;
    ++m_generation;
    m_title->setText(tr("%1 asks you", "who").arg(partyTitle(state, escalation.raisedBy)));
    m_about->setText(opened(escalation.reason) + QStringLiteral(" · ") + agoText(escalation.raised, now));
    for (Chip* tab : std::as_const(m_tabs))
        tab->hide();
    m_question->set(factsOf(escalation, state, now));
    if (!isEditing())
        m_stack->setCurrentWidget(m_question);
    m_head->show();
    m_foot->show();
}

void ItemView::displayNothing(bool allPutOff)
{
    m_hasApproval = false;
    ++m_generation;
    if (isEditing())
        return;
    m_head->hide();
    m_foot->hide();
    m_preview->showNothing();
    if (allPutOff)
        return showMessage(QStringLiteral("check"), tr("Nothing waits for you now."), tr("What you put off comes back by itself."));
    showMessage(QStringLiteral("document"), tr("Nothing is selected."), tr("What waits for you is shown here as its audience will see it."));
}

void ItemView::showTab(Tab tab)
{
    m_tab = tab;
    refresh();
}

void ItemView::showMessage(const QString& icon, const QString& what, const QString& detail, const QString& action)
{
    m_message->set(icon, what, detail, action);
    m_stack->setCurrentWidget(m_message);
}

void ItemView::fetch(const QByteArray& sha256)
{
    Blob& blob = m_blobs[sha256];
    if (!m_history) {
        blob.state = Fetch::Failed;
        blob.error = {Error::Store, QStringLiteral("the record is not open"), {}, {}};
        return;
    }
    blob.state = Fetch::Asked;
    m_history->blob(sha256, this, [this, sha256, generation = m_generation](Result<QByteArray> bytes) {
        if (generation != m_generation)
            return;
        Blob& come = m_blobs[sha256];
        come.state = bytes ? Fetch::Here : Fetch::Failed;
        if (bytes)
            come.bytes = *bytes;
        else
            come.error = bytes.error();
        refresh();
    });
}

bool ItemView::ready(std::initializer_list<QByteArray> needed)
{
    for (const QByteArray& sha : needed)
        if (m_blobs.value(sha).state == Fetch::Nothing)
            fetch(sha);
    for (const QByteArray& sha : needed) {
        const Blob blob = m_blobs.value(sha);
        if (blob.state == Fetch::Failed) {
            const ErrorSentence sentence = sentenceOf(blob.error);
            showMessage(QStringLiteral("warning"), tr("This can't be shown: %1").arg(sentence.what), sentence.wayOut, tr("Try again"));
            return false;
        }
        if (blob.state != Fetch::Here) {
            showMessage(QStringLiteral("clock"), tr("Fetching it from the record …"), {});
            return false;
        }
    }
    return true;
}

void ItemView::refresh()
{
    if (!m_hasApproval || isEditing())
        return;
    const Approval& a = m_approval;
    if (m_wantsEditor)
        return openEditor();
    if (m_tab == Published && a.preview.isEmpty()) {
        const bool isOut = a.status == ApprovalStatus::Held; // what was on its way already keeps no preview
        return showMessage(QStringLiteral("document"), isOut ? tr("It is approved, and has not gone out.") : tr("Nothing was rendered for this item."), tr("Its facts stand at the right."));
    }
    if (m_tab == Published) {
        if (!ready({a.preview}))
            return;
        m_preview->showPublished(a, m_blobs.value(a.preview).bytes, m_brand);
    } else if (m_tab == Changes) {
        if (!ready({a.previousDraft, a.draft}))
            return;
        m_preview->showChanges(QString::fromUtf8(m_blobs.value(a.previousDraft).bytes), QString::fromUtf8(m_blobs.value(a.draft).bytes));
    } else {
        if (!ready({a.draft}))
            return;
        m_preview->showSource(QString::fromUtf8(m_blobs.value(a.draft).bytes));
    }
    m_stack->setCurrentIndex(1);
}

void ItemView::edit()
{
    if (!m_hasApproval || m_approval.draft.isEmpty() || isEditing())
        return;
    m_wantsEditor = true;
    refresh();
}

void ItemView::openEditor()
{
    if (!ready({m_approval.draft}))
        return;
    m_wantsEditor = false;
    m_edited = m_approval.id;
    m_editedSha = m_approval.sha256;
    const QString original = editedAs(m_approval, QString::fromUtf8(m_blobs.value(m_approval.draft).bytes));
    m_stack->setCurrentWidget(m_editor);
    m_foot->hide();
    m_editor->open(original, m_kept.value(m_edited, original));
}

bool ItemView::isEditing() const
{
    return m_stack->currentWidget() == m_editor;
}

void ItemView::blockEditing(const QString& reason)
{
    m_editor->block(reason);
}

void ItemView::finishEditing(bool forget)
{
    if (!isEditing())
        return;
    if (forget || !m_editor->isChanged())
        m_kept.remove(m_edited);
    else
        m_kept.insert(m_edited, m_editor->text());
    m_edited = {};
    m_stack->setCurrentWidget(m_message);
    m_foot->show();
    refresh();
}

} // namespace qd::ui
