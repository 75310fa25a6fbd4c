#include "ui/widgets/inbox/InboxDelegate.h"

#include "tests/support/ManualClock.h"
#include "tests/ui/pages/InboxSample.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/inbox/InboxList.h"
#include "ui/widgets/inbox/InboxView.h"

#include <gtest/gtest.h>

#include <QCoreApplication>

namespace qd::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using test::InboxSample;
using test::SampleOffice;

/// Text as large as the person wants it, for as long as this lives.
struct TextSize {
    explicit TextSize(int percent) { setTextSize(percent); }
    ~TextSize() { setTextSize(100); }
};

struct Rows {
    explicit Rows(const QString& title)
    {
        sample.blog().title = title;
        model.setNow(SampleOffice::now());
        model.show(sample.state);
        delegate.setWidth(320);
    }
    InboxKey blog() { return {InboxKey::Waiting, sample.blog().id.uuid}; }
    int height() { return delegate.linesHeight(blog()); }
    void retitle(const QString& title)
    {
        sample.blog().title = title;
        model.show(sample.state);
    }

    InboxSample sample;
    InboxModel model;
    InboxDelegate delegate{&model, true, nullptr};
};

const QString kShort = u"Five mistakes"_s;
const QString kLong = u"Why a Weekly Stock Count Beats a Yearly One in Shops of Every Size"_s;
const QString kEndless = (kLong + QLatin1Char(' ')).repeated(4);

} // namespace

TEST(InboxDelegate, ATitleTakesUpToTwoLines)
{
    for (const int percent : {100, 200}) {
        const TextSize size(percent);
        const int line = QFontMetrics(bodyFont()).height() + 3;
        EXPECT_EQ(Rows(kLong).height() - Rows(kShort).height(), line) << percent << " %";
        EXPECT_EQ(Rows(kEndless).height(), Rows(kLong).height()) << "never a third line, at " << percent << " %";
    }
}

TEST(InboxDelegate, AWiderListNeedsFewerLines)
{
    Rows rows(kLong);
    const int narrow = rows.height();
    rows.delegate.setWidth(900);
    EXPECT_LT(rows.height(), narrow);
}

TEST(InboxDelegate, ATitleThatGrowsIsNoticed)
{
    Rows rows(kShort);
    rows.delegate.sizeHint({}, rows.model.index(rows.model.rowOf(rows.blog())));
    const int last = rows.model.rowCount() - 1;
    EXPECT_FALSE(rows.delegate.hasOutgrown(0, last));
    rows.retitle(kLong);
    EXPECT_TRUE(rows.delegate.hasOutgrown(0, last));
}

TEST(InboxDelegate, TheListLaysItselfOutAgainForALongerTitle)
{
    InboxSample sample;
    sample.blog().title = kShort;
    const test::ManualClock clock(SampleOffice::now());
    InboxList list(&clock, InboxList::Place::Page);
    list.resize(320, 600);
    list.show();
    list.display(sample.state);
    auto* view = list.findChild<InboxView*>();
    QCoreApplication::sendPostedEvents();
    const int before = view->visualRect(view->model()->index(1, 0)).top();
    sample.blog().title = kLong;
    list.display(sample.state);
    QCoreApplication::sendPostedEvents();
    EXPECT_GT(view->visualRect(view->model()->index(1, 0)).top(), before);
}

} // namespace qd::ui
