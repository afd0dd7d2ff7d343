# SPDX-License-Identifier: Apache-2.0
# gnuplot -e "table='redshifts.csv'; picture='redshifts.png'" plot.gp
set datafile separator ","
set terminal pngcairo size 900,900 font ",14"
set output picture
set title "Redshifts of simulated galaxies, with 90 % intervals"
set xlabel "true redshift"
set ylabel "predicted redshift"
set size square
set xrange [0:0.6]
set yrange [0:0.6]
set grid lc rgb "#dddddd"
set key top left
plot table skip 1 using 1:2:3:4 with yerrorbars pt 7 ps 0.7 lc rgb "#603b7ea1" title "prediction and interval", \
     x with lines lw 2 lc rgb "#c44e52" title "perfect"
