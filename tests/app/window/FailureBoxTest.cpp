#include "app/window/FailureBox.h"

#include <gtest/gtest.h>

namespace qd::app {

TEST(FailureBox, SaysWhatIsWrongAndTheWayOut)
{
    FailureBox box({Error::Store, QStringLiteral("the record was written by a newer Quarterdeck"), QStringLiteral("/home/her/record.qdr"), QStringLiteral("open it with that one")});
    EXPECT_EQ(box.informativeText(), QStringLiteral("The record was written by a newer Quarterdeck.\n\nOpen it with that one.\n\n/home/her/record.qdr"));
    EXPECT_EQ(box.textFormat(), Qt::PlainText);
    EXPECT_TRUE(box.standardButtons() & QMessageBox::Close);
}

TEST(FailureBox, WithoutAScreenItDoesNotWait)
{
    FailureBox box({Error::Store, QStringLiteral("the record cannot be read"), {}, {}});
    box.stay();
    EXPECT_FALSE(box.isVisible());
}

} // namespace qd::app
