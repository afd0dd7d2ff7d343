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
plot table skip 1 using 1:2:3:4 with yerrorbars pt 7 ps 0 lw 0.5 lc rgb "#b0c8dc" title "90 % interval", \
     table skip 1 using 1:2 with points pt 7 ps 0.8 lc rgb "#1f5f8b" title "prediction", \
     x with lines lw 2 lc rgb "#c44e52" title "perfect"
