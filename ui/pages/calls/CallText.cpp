#include "ui/pages/calls/CallText.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTextBrowser>

namespace qd::ui {

namespace {
constexpr qsizetype kHitsAtMost = 2'000;
}

CallText::CallText(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_text(new QTextBrowser(this)), m_raw(new QPlainTextEdit(this)),
      m_asSent(new Chip(tr("As it was sent"), this)), m_bar(new QWidget(this)), m_words(new QLineEdit(m_bar)), m_found(new QLabel(m_bar))
{
    build();
    connect(m_text, &QTextBrowser::anchorClicked, this, &CallText::follow);
    connect(m_asSent, &Chip::toggled, this, &CallText::showRaw);
    connect(m_words, &QLineEdit::textChanged, this, &CallText::look);
    connect(m_words, &QLineEdit::returnPressed, this, [this] { step(QApplication::keyboardModifiers() & Qt::ShiftModifier); });
    connect(new QShortcut(QKeySequence::FindNext, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, [this] { step(false); });
    connect(new QShortcut(QKeySequence::FindPrevious, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated, this, [this] { step(true); });
}

void CallText::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(kPad, kHalfGap, kPad, kHalfGap);
    m_words->setObjectName(QStringLiteral("call.find"));
    m_words->setAccessibleName(tr("Find in this call"));
    m_words->setPlaceholderText(tr("Find in this call; Enter goes on, Shift+Enter back"));
    m_found->setObjectName(QStringLiteral("call.found"));
    m_found->setProperty("role", QStringLiteral("muted"));
    row->addWidget(m_words, 1);
    row->addWidget(m_found);
    m_bar->hide();
    m_text->setObjectName(QStringLiteral("call.text"));
    m_text->setAccessibleName(tr("The call"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setProperty("role", QStringLiteral("document"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard | Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_text->document()->setDocumentMargin(kPad);
    m_raw->setObjectName(QStringLiteral("call.raw"));
    m_raw->setAccessibleName(tr("The call as it was sent"));
    m_raw->setReadOnly(true);
    m_raw->setFrameShape(QFrame::NoFrame);
    m_raw->setProperty("role", QStringLiteral("document"));
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_raw->document()->setDocumentMargin(kPad);
    m_asSent->setObjectName(QStringLiteral("call.asSent"));
    m_asSent->setCheckable(true);
    m_asSent->setToolTip(tr("The prompt letter by letter, with nothing read into it"));
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_raw);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_text);
}

bool CallText::isRaw() const
{
    return m_stack->currentWidget() == m_raw;
}

QTextDocument* CallText::document() const
{
    return isRaw() ? m_raw->document() : m_text->document();
}

void CallText::show(const ReadCall& read, const OfficeState& state, Instant now)
{
    const bool another = read.call.started.turn != m_read.call.started.turn;
    m_read = read;
    m_state = state;
    m_now = now;
    if (another) {
        m_unfolded.clear();
        m_text->verticalScrollBar()->setValue(0);
    }
    render();
}

void CallText::clear()
{
    m_read = {};
    m_shown = {};
    m_text->clear();
    m_raw->clear();
}

void CallText::render()
{
    if (write() && !isRaw())
        look();
    if (isRaw() && m_raw->toPlainText() != asSent(m_read))
        showRaw();
}

/// A document that reads the same is left alone, with what is marked in it. @returns whether it is another one.
bool CallText::write()
{
    CallDocument next = callDocument(m_read, m_state, m_now, m_unfolded);
    if (next.markup == m_shown.markup)
        return false;
    const int at = m_text->verticalScrollBar()->value();
    m_text->setHtml(next.markup);
    m_text->verticalScrollBar()->setValue(at);
    m_shown = std::move(next);
    return true;
}

void CallText::showRaw()
{
    m_stack->setCurrentWidget(m_asSent->isChecked() ? static_cast<QWidget*>(m_raw) : m_text);
    if (isRaw()) {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPointSizeF(bodyFont().pointSizeF());
        m_raw->setFont(font);
        m_raw->setPlainText(asSent(m_read));
    }
    setFocusProxy(m_stack->currentWidget());
    look();
}

void CallText::follow(const QUrl& to)
{
    const QString whole = to.toString();
    const QString where = whole.section(QLatin1Char(':'), 1);
    if (whole.startsWith(QLatin1String("copy:")))
        QApplication::clipboard()->setText(m_shown.copies.value(where.toInt()));
    else if (whole.startsWith(QLatin1String("unfold:"))) {
        m_unfolded.insert(where);
        render();
    }
    emit followed(whole);
}

void CallText::find()
{
    m_bar->show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

bool CallText::leaveFind()
{
    if (m_bar->isHidden())
        return false;
    m_words->clear();
    m_bar->hide();
    m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    return true;
}

/// Finds every place; what is folded and has the words is shown.
void CallText::look()
{
    m_hits.clear();
    m_hit = 0;
    const QString words = m_words->text();
    if (!words.isEmpty() && !isRaw()) {
        m_unfolded += foldedWith(m_read, words);
        write();
    }
    QTextCursor at(document());
    while (!words.isEmpty() && m_hits.size() < kHitsAtMost) {
        at = document()->find(words, at);
        if (at.isNull())
            break;
        m_hits.append(at.selectionStart());
    }
    mark();
}

void CallText::step(bool back)
{
    if (m_hits.isEmpty())
        return;
    m_hit = (m_hit + (back ? m_hits.size() - 1 : 1)) % m_hits.size();
    mark();
}

void CallText::mark()
{
    const QString words = m_words->text();
    QList<QTextEdit::ExtraSelection> marks;
    for (qsizetype i = 0; i < m_hits.size(); ++i) {
        QTextEdit::ExtraSelection one;
        one.cursor = QTextCursor(document());
        one.cursor.setPosition(m_hits[i]);
        one.cursor.setPosition(m_hits[i] + int(words.size()), QTextCursor::KeepAnchor);
        one.format.setBackground(i == m_hit ? tokens().accent : mixed(tokens().accent, tokens().panel, 0.3));
        one.format.setForeground(i == m_hit ? tokens().onAccent : tokens().text);
        marks.append(one);
    }
    m_text->setExtraSelections(isRaw() ? QList<QTextEdit::ExtraSelection>() : marks);
    m_raw->setExtraSelections(isRaw() ? marks : QList<QTextEdit::ExtraSelection>());
    m_found->setText(words.isEmpty() ? QString() : m_hits.isEmpty() ? tr("not found") : tr("%1 of %2").arg(m_hit + 1).arg(m_hits.size()));
    if (m_hits.isEmpty())
        return;
    QTextCursor there(document());
    there.setPosition(m_hits[m_hit]);
    isRaw() ? m_raw->setTextCursor(there) : m_text->setTextCursor(there);
    isRaw() ? m_raw->ensureCursorVisible() : m_text->ensureCursorVisible();
}

void CallText::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && !m_shown.markup.isEmpty())
        QMetaObject::invokeMethod(this, &CallText::render, Qt::QueuedConnection); // its colours are in it
}

} // namespace qd::ui
